package dev.racetest.junit;

import java.lang.reflect.Constructor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactory;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/** Makes instances of one test class, as JUnit does, with the extensions that see to it. */
final class InstanceMaker {
  private record FactoryContext(Class<?> getTestClass, Optional<Object> getOuterInstance)
      implements TestInstanceFactoryContext {}

  private final int index;
  private final Class<?> testClass;
  private final List<TestInstancePreConstructCallback> preConstruct;
  private final Optional<TestInstanceFactory> factory;
  private final Call<Constructor<?>> constructor;
  private final Arguments arguments;
  private final Interceptors interceptors;
  private final List<TestInstancePostProcessor> postProcessors;
  private final RegisteredFields registeredFields;
  private final Set<Extension> wantingMethodContext =
      Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Looks everything up that instances need.
   *
   * @param index the position of the class among the test classes, 0 for the outermost one
   * @param original JUnit's context of the class
   * @param extensions what is registered where the instance is used
   * @param factory makes the instances, if there is one for the class
   * @param own RaceTest's own interceptor
   * @param example the instance that JUnit has made
   */
  InstanceMaker(
      int index,
      ExtensionContext original,
      Extensions extensions,
      Optional<TestInstanceFactory> factory,
      InvocationInterceptor own,
      Object example)
      throws IllegalAccessException {
    this.index = index;
    testClass = original.getRequiredTestClass();
    preConstruct = extensions.of(TestInstancePreConstructCallback.class);
    this.factory = factory;
    constructor = factory.isPresent() ? null : Call.of(declaredConstructor(testClass));
    List<ParameterResolver> resolvers = extensions.of(ParameterResolver.class);
    arguments = new Arguments(resolvers);
    List<InvocationInterceptor> registered = extensions.of(InvocationInterceptor.class);
    interceptors = Interceptors.after(own, registered);
    postProcessors = extensions.of(TestInstancePostProcessor.class);
    registeredFields = RegisteredFields.of(testClass, example);
    ExtensionContext root = original.getRoot();
    for (List<? extends Extension> some :
        List.of(preConstruct, factory.stream().toList(), resolvers, registered, postProcessors)) {
      some.stream()
          .filter(extension -> JUnitInternals.wantsMethodContext(extension, root))
          .forEach(wantingMethodContext::add);
    }
  }

  private static Constructor<?> declaredConstructor(Class<?> testClass) {
    return testClass.getDeclaredConstructors()[0];
  }

  /** Makes an instance inside {@code outer}, which is null for a class that is not nested. */
  Object make(Execution execution, Object outer) throws Throwable {
    Function<Extension, ExtensionContext> contexts =
        extension ->
            wantingMethodContext.contains(extension)
                ? execution.context()
                : execution.classContext(index);
    Object instance = construct(outer, contexts);
    for (TestInstancePostProcessor processor : postProcessors) {
      processor.postProcessTestInstance(instance, contexts.apply(processor));
    }
    registeredFields.fill(instance);
    return instance;
  }

  private Object construct(Object outer, Function<Extension, ExtensionContext> contexts)
      throws Throwable {
    if (factory.isEmpty() && preConstruct.isEmpty()) {
      return callConstructor(outer, contexts);
    }
    TestInstanceFactoryContext context = new FactoryContext(testClass, Optional.ofNullable(outer));
    for (TestInstancePreConstructCallback callback : preConstruct) {
      callback.preConstructTestInstance(context, contexts.apply(callback));
    }
    return factory.isPresent()
        ? factory.get().createTestInstance(context, contexts.apply(factory.get()))
        : callConstructor(outer, contexts);
  }

  private Object callConstructor(Object outer, Function<Extension, ExtensionContext> contexts)
      throws Throwable {
    Object[] values = arguments.of(constructor, outer, contexts);
    return interceptors.construct(constructor, values, contexts);
  }
}
