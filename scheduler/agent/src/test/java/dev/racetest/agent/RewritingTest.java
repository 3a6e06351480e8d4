package dev.racetest.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rewritten code calls the hooks it should, and without an execution does what it did before. */
class RewritingTest {
  private static final Class<?> FIXTURE = ConstructsFixture.class;
  private final RewritingLoader loader = new RewritingLoader(FIXTURE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fields",
        "arrays",
        "monitors",
        "nestedMonitors",
        "waiting",
        "varHandles",
        "calls",
        "lambdas",
        "newObjects",
        "references"
      })
  void behavesAsBefore(String method) throws Exception {
    assertEquals(run(FIXTURE, method), run(loader.loadClass(FIXTURE.getName()), method));
  }

  private static Object run(Class<?> type, String name) throws Exception {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    Method method = type.getDeclaredMethod(name);
    method.setAccessible(true);
    return method.invoke(constructor.newInstance());
  }

  @Test
  void anExceptionLeavesASynchronizedMethodWithItsMonitorFree() throws Exception {
    Class<?> type = loader.loadClass(FIXTURE.getName());
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    Object object = constructor.newInstance();
    Method method = type.getDeclaredMethod("synchronizedMethod", boolean.class);
    method.setAccessible(true);
    assertEquals(true, method.invoke(object, false));
    assertThrows(InvocationTargetException.class, () -> method.invoke(object, true));
    assertEquals(false, Thread.holdsLock(object));
    Method ofClass = type.getDeclaredMethod("staticSynchronizedMethod");
    ofClass.setAccessible(true);
    assertEquals(1L, ofClass.invoke(null));
    assertEquals(false, Thread.holdsLock(type));
  }

  @Test
  void fieldsAreAnnounced() throws Exception {
    assertEquals(List.of("read", "write"), hooks("increment"));
  }

  @Test
  void everyWayOutOfASynchronizedMethodLeavesTheMonitor() throws Exception {
    assertEquals(
        List.of("monitorEnter", "holdsLock", "monitorExit", "monitorExit"),
        hooks("synchronizedMethod"));
  }

  @Test
  void monitorsAreLeftAsTheyWereEntered() throws Exception {
    assertEquals(Set.of(), MonitorShapes.unbalanced(loader.rewrite(FIXTURE.getName())));
  }

  @Test
  void waitingIsReplaced() throws Exception {
    assertEquals(
        List.of(
            "monitorEnter",
            "monitorWait",
            "monitorWait",
            "monitorExit",
            "monitorExit",
            "monitorNotify"),
        hooks("waiting"));
  }

  @Test
  void aCompareAndSetTellsHowItEnded() throws Exception {
    assertEquals(
        List.of(
            "varHandleAccess",
            "compareAndSetEnded",
            "varHandleAccess",
            "compareAndSetEnded",
            "varHandleAccess",
            "varHandleAccess",
            "varHandleAccess",
            "varHandleAccess",
            "fence",
            "varHandleAccess",
            "varHandleAccess"),
        hooks("varHandles"));
  }

  @Test
  void aReferenceToAMethodOfTheJdkBecomesALambda() throws Exception {
    // The first one is Math::max, in the method before.
    assertEquals(List.of("call"), hooks("racetest$reference$1"));
    assertEquals(List.of("nanoTime"), hooks("racetest$reference$3"));
  }

  @Test
  void staticInitializersAreBracketed() throws Exception {
    List<String> hooks = hooks("<clinit>");
    assertEquals("initializerBegins", hooks.get(0));
    assertEquals("initializerEnds", hooks.get(hooks.size() - 1));
  }

  private List<String> hooks(String method) throws Exception {
    return RewritingLoader.hooks(loader.rewrite(FIXTURE.getName()), method);
  }
}
