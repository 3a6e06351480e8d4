package dev.racetest.junit;

import static dev.racetest.junit.Fixtures.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestInstanceFactory;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.extension.TestInstancePreDestroyCallback;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EventType;

/** Other extensions take part in every execution. */
class ExtensionsTest {
  private static boolean inExecution() {
    return Thread.currentThread().getName().equals("executions");
  }

  /** JUnit calls the callbacks around the exploration as well; that is not what is tested here. */
  private static void sayInExecution(String words) {
    if (inExecution()) {
      say(words);
    }
  }

  private static void assertPasses(Class<?> fixture) {
    Fixtures.run(fixture).testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
  }

  static class EverythingExtension
      implements TestInstancePreConstructCallback,
          TestInstancePostProcessor,
          BeforeEachCallback,
          BeforeTestExecutionCallback,
          AfterTestExecutionCallback,
          AfterEachCallback,
          TestInstancePreDestroyCallback {
    @Override
    public void preConstructTestInstance(
        TestInstanceFactoryContext factoryContext, ExtensionContext context) {
      sayInExecution("construct " + factoryContext.getTestClass().getSimpleName());
    }

    @Override
    public void postProcessTestInstance(Object testInstance, ExtensionContext context) {
      ((CallbacksFixture) testInstance).processed = true;
      sayInExecution("process");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
      sayInExecution("before " + instance(context).processed);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
      sayInExecution("before test");
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
      sayInExecution("after test " + instance(context).tested);
    }

    @Override
    public void afterEach(ExtensionContext context) {
      sayInExecution("after");
    }

    @Override
    public void preDestroyTestInstance(ExtensionContext context) {
      sayInExecution("destroy");
    }

    private static CallbacksFixture instance(ExtensionContext context) {
      return (CallbacksFixture) context.getRequiredTestInstance();
    }
  }

  @ExtendWith(EverythingExtension.class)
  static class CallbacksFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(1);
    boolean processed;
    boolean tested;

    @BeforeEach
    void before() {
      say("method before");
    }

    @AfterEach
    void after() {
      say("method after");
    }

    @RaceTest
    void test() {
      say("test " + processed);
      tested = true;
    }
  }

  @Test
  void callbacksComeInTheOrderOfJUnit() {
    assertPasses(CallbacksFixture.class);

    assertEquals(
        List.of(
            "construct CallbacksFixture",
            "process",
            "before true",
            "method before",
            "before test",
            "test true",
            "after test true",
            "method after",
            "after",
            "destroy"),
        Fixtures.said());
  }

  static class Factory implements TestInstanceFactory {
    @Override
    public Object createTestInstance(
        TestInstanceFactoryContext factoryContext, ExtensionContext context) {
      return new FactoryFixture("factory");
    }
  }

  @ExtendWith(Factory.class)
  static class FactoryFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(2);
    private final String maker;

    FactoryFixture(String maker) {
      this.maker = maker;
    }

    @RaceTest
    void test() {
      say(maker);
    }
  }

  @Test
  void aFactoryMakesTheInstances() {
    assertPasses(FactoryFixture.class);
    assertEquals(List.of("factory", "factory"), Fixtures.said());
  }

  static class InstanceExtension implements BeforeEachCallback {
    int calls;

    @Override
    public void beforeEach(ExtensionContext context) {
      calls++;
    }
  }

  static class RegisterFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(2);
    @RegisterExtension final InstanceExtension counter = new InstanceExtension();

    @RaceTest
    void test() {
      say("calls " + counter.calls);
    }
  }

  @Test
  void fieldsOfFreshInstancesHaveTheExtensionThatIsRegistered() {
    assertPasses(RegisterFixture.class);
    assertEquals(List.of("calls 2", "calls 3"), Fixtures.said());
  }

  static class Answer implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == int.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return 42;
    }
  }

  @ExtendWith(Answer.class)
  static class ParametersFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(2);

    ParametersFixture(TestInfo info, int answer) {
      assertNotNull(info);
      sayInExecution("constructor " + answer);
    }

    @BeforeEach
    void before(int answer) {
      say("before " + answer);
    }

    @RaceTest
    void test(TestInfo info, TestReporter reporter, int answer) {
      reporter.publishEntry("answer", "" + answer);
      say(info.getTestMethod().orElseThrow().getName() + " " + answer);
    }
  }

  @Test
  void parametersAreResolved() {
    EngineExecutionResults results = Fixtures.run(ParametersFixture.class);

    results.testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
    assertEquals(
        List.of("constructor 42", "before 42", "test 42", "constructor 42", "before 42", "test 42"),
        Fixtures.said());
    assertEquals(
        3,
        Fixtures.count(results, EventType.REPORTING_ENTRY_PUBLISHED),
        "two, and the extension's");
  }

  static class WrongAnswer extends Answer {
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return inExecution() ? null : 42;
    }
  }

  @ExtendWith(WrongAnswer.class)
  static class WrongParameterFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(2);

    @RaceTest
    void test(int answer) {
      say("never " + answer);
    }
  }

  @Test
  void aWrongArgumentIsAnError() {
    Throwable cause = Fixtures.thrown(Fixtures.run(WrongParameterFixture.class)).getCause();

    assertInstanceOf(ParameterResolutionException.class, cause);
    assertTrue(cause.getMessage().contains("WrongAnswer"), cause.getMessage());
  }

  static class SayingInterceptor implements InvocationInterceptor {
    private final String name;

    SayingInterceptor(String name) {
      this.name = name;
    }

    @Override
    public <T> T interceptTestClassConstructor(
        Invocation<T> invocation,
        ReflectiveInvocationContext<Constructor<T>> invocationContext,
        ExtensionContext context)
        throws Throwable {
      sayInExecution(name + " constructor");
      return invocation.proceed();
    }

    @Override
    public void interceptBeforeEachMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<Method> invocationContext,
        ExtensionContext context)
        throws Throwable {
      sayInExecution(name + " " + invocationContext.getExecutable().getName());
      invocation.proceed();
    }

    @Override
    public void interceptTestMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<Method> invocationContext,
        ExtensionContext context)
        throws Throwable {
      say(name + " around " + invocationContext.getExecutable().getName());
      invocation.proceed();
    }
  }

  static class EarlyInterceptor extends SayingInterceptor {
    EarlyInterceptor() {
      super("early");
    }
  }

  @ExtendWith(EarlyInterceptor.class)
  static class InterceptedFixture {
    @Order(1)
    @RegisterExtension
    static final RaceTestExtension EXTENSION = Repeating.extension(2);

    @Order(2)
    @RegisterExtension
    static final SayingInterceptor LATE = new SayingInterceptor("late");

    @Order(3)
    @RegisterExtension
    static final SayingInterceptor LATER = new SayingInterceptor("later");

    @BeforeEach
    void before() {}

    @RaceTest
    void test() {
      say("test");
    }
  }

  @Test
  void interceptorsBeforeOursAreAroundTheExplorationAndThoseAfterItInEveryExecution() {
    assertPasses(InterceptedFixture.class);

    List<String> execution =
        List.of(
            "late constructor",
            "later constructor",
            "late before",
            "later before",
            "late around test",
            "later around test",
            "test");
    assertEquals("early around test", Fixtures.said().get(0));
    assertEquals(execution, Fixtures.said().subList(1, 8));
    assertEquals(execution, Fixtures.said().subList(8, 15));
    assertEquals(15, Fixtures.said().size());
  }

  static class ForgetfulInterceptor implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<Method> invocationContext,
        ExtensionContext context) {}
  }

  static class ForgottenFixture {
    @Order(1)
    @RegisterExtension
    static final RaceTestExtension EXTENSION = Repeating.extension(2);

    @Order(2)
    @RegisterExtension
    static final ForgetfulInterceptor FORGETFUL = new ForgetfulInterceptor();

    @RaceTest
    void test() {}
  }

  @Test
  void aTestThatAnInterceptorForgetsDoesNotPass() {
    Throwable thrown = Fixtures.thrown(Fixtures.run(ForgottenFixture.class));
    assertTrue(thrown.getCause().getMessage().contains("never called invocation"));
  }

  @SuppressWarnings("deprecation")
  record Resource(String name) implements CloseableResource, AutoCloseable {
    @Override
    public void close() {
      sayInExecution("close " + name);
    }
  }

  static class StoringExtension implements BeforeEachCallback, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(StoringExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
      ExtensionContext.Store store = context.getStore(NAMESPACE);
      sayInExecution("before " + store.get("resource"));
      store.put("resource", "a resource");
      store.put("first", new Resource("first"));
      store.put("second", new Resource("second"));
    }

    @Override
    public void afterEach(ExtensionContext context) {
      ExtensionContext.Store store = context.getStore(NAMESPACE);
      sayInExecution("after " + store.get("resource", String.class));
    }
  }

  @ExtendWith(StoringExtension.class)
  static class StoreFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(2);

    @RaceTest
    void test() {}
  }

  @Test
  void everyExecutionHasItsOwnStoreWhichIsClosed() {
    assertPasses(StoreFixture.class);

    List<String> execution =
        List.of("before null", "after a resource", "close second", "close first");
    assertEquals(execution, Fixtures.said().subList(0, 4));
    assertEquals(execution, Fixtures.said().subList(4, 8));
  }

  static class AutoCloseFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(2);
    @AutoClose final Resource resource = new Resource("field");

    @RaceTest
    void test() {
      say("test");
    }
  }

  @Test
  void fieldsOfFreshInstancesAreClosed() throws Exception {
    boolean isKnown =
        List.of(AutoCloseFixture.class.getDeclaredField("resource").getAnnotations()).size() == 1;
    assumeTrue(isKnown, "not before JUnit 5.11");

    assertPasses(AutoCloseFixture.class);
    assertEquals(List.of("test", "close field", "test", "close field"), Fixtures.said());
  }

  static class Handler
      implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable throwable) {
      say("handled " + throwable.getMessage());
    }

    @Override
    public void handleBeforeEachMethodExecutionException(
        ExtensionContext context, Throwable throwable) {
      say("handled " + throwable.getMessage());
    }
  }

  @ExtendWith(Handler.class)
  static class HandledFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(1);

    @BeforeEach
    void before() {
      throw new IllegalStateException("before");
    }

    @RaceTest
    void test() {
      throw new IllegalStateException("test");
    }
  }

  @Test
  void exceptionHandlersAreAsked() {
    assertPasses(HandledFixture.class);
    assertEquals(List.of("handled before", "handled test"), Fixtures.said());
  }

  static class CallingExtension implements BeforeEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
      Method helper = context.getRequiredTestClass().getDeclaredMethod("helper", TestInfo.class);
      context.getExecutableInvoker().invoke(helper, context.getRequiredTestInstance());
    }
  }

  @ExtendWith(CallingExtension.class)
  static class CalledFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(2);
    boolean helped;

    void helper(TestInfo info) {
      assertNotNull(info);
      helped = true;
    }

    @RaceTest
    void test() {
      assertTrue(helped);
      say("test");
    }
  }

  @Test
  void extensionsMayCallMethodsOfTheFreshInstance() {
    assertPasses(CalledFixture.class);
    assertEquals(List.of("test", "test"), Fixtures.said());
  }

  static class ContextExtension implements AfterEachCallback {
    @Override
    public void afterEach(ExtensionContext context) {
      if (inExecution()) {
        assertSame(context.getRequiredTestInstance(), context.getTestInstance().orElseThrow());
        assertEquals(context, context);
        assertEquals(
            context.getRequiredTestClass(),
            context.getParent().orElseThrow().getRequiredTestClass());
        say(context.getExecutionException().map(Throwable::getMessage).orElse("none"));
      }
    }
  }

  @ExtendWith(ContextExtension.class)
  static class ContextFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(1);

    @RaceTest
    void test() {
      throw new IllegalStateException("from the test");
    }
  }

  @Test
  void theContextKnowsTheInstanceAndTheExceptionOfItsExecution() {
    Throwable thrown = Fixtures.thrown(Fixtures.run(ContextFixture.class));

    assertEquals("from the test", thrown.getCause().getMessage());
    assertEquals(0, thrown.getCause().getSuppressed().length);
    assertEquals(List.of("from the test"), Fixtures.said());
  }

  static class TimeoutFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(3);

    @RaceTest
    @Timeout(1)
    void test() throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }

  @Test
  void aTimeoutEndsAnExplorationThatHangs() {
    assertTrue(Fixtures.thrown(Fixtures.run(TimeoutFixture.class)).toString().contains("Timeout"));
  }
}
