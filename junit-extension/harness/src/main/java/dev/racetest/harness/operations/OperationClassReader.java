package dev.racetest.harness.operations;

import dev.racetest.harness.WrongTestException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Reads a class with operations and holds it to the rules. */
final class OperationClassReader {
  private static final String OPERATION = "@Operation public Integer pop() { return stack.pop(); }";
  private static final String PARAM =
      "@Operation public void add(@Param(values = {\"x\", \"y\"}) String element)";

  private final Class<?> type;
  private final Class<?> specification;

  private OperationClassReader(Class<?> type, Class<?> specification) {
    this.type = type;
    this.specification = specification;
  }

  /**
   * Reads a class.
   *
   * @throws WrongTestException if it breaks a rule
   */
  static OperationClass read(Class<?> type, Class<?> specification) {
    return new OperationClassReader(type, specification).read();
  }

  private OperationClass read() {
    MethodHandle maker = maker(type, type.getName());
    MethodHandle specificationMaker =
        maker(specification, specification.getName() + ", the specification of " + type.getName());
    List<OperationMethod> operations = new ArrayList<>();
    for (Method method : annotated(Operation.class)) {
      operations.add(operation(method));
    }
    if (operations.isEmpty()) {
      throw new WrongTestException(type.getName(), "no method is annotated @Operation", OPERATION);
    }
    return new OperationClass(
        type, specification, maker, specificationMaker, operations, validations());
  }

  /** In the order of their names: the JVM returns them in any. */
  private List<Method> annotated(Class<? extends java.lang.annotation.Annotation> annotation) {
    return AnnotationSupport.findAnnotatedMethods(type, annotation, HierarchyTraversalMode.TOP_DOWN)
        .stream()
        .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
        .toList();
  }

  private static MethodHandle maker(Class<?> of, String place) {
    if (of.isMemberClass() && !Modifier.isStatic(of.getModifiers())) {
      throw new WrongTestException(
          place, "a nested class must be static", "static class StackOperations");
    }
    if (Modifier.isAbstract(of.getModifiers())) {
      throw new WrongTestException(
          place,
          "a class of which instances are made must not be abstract",
          "class StackOperations");
    }
    String example = "class StackOperations { StackOperations() {} }";
    try {
      Constructor<?> constructor = of.getDeclaredConstructor();
      constructor.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectConstructor(constructor)
          .asType(MethodType.methodType(Object.class));
    } catch (NoSuchMethodException absent) {
      throw new WrongTestException(
          place, "there must be a constructor without parameters", example);
    } catch (IllegalAccessException hidden) {
      throw new WrongTestException(
          place, "no instance can be made (" + hidden.getMessage() + ")", example);
    }
  }

  private OperationMethod operation(Method method) {
    String place = type.getName() + "." + method.getName();
    if (Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
      throw new WrongTestException(place, "an operation is neither private nor static", OPERATION);
    }
    Operation annotation = method.getAnnotation(Operation.class);
    if (annotation.blocking() && specification == type) {
      throw new WrongTestException(
          place,
          "a blocking operation needs a specification that throws WouldWaitException where it waits",
          "@OperationTest(specification = SequentialQueue.class)");
    }
    List<ValueSource> values = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      values.add(source(place + ", parameter " + (values.size() + 1), parameter));
    }
    try {
      MethodHandle handle = OperationMethod.handle(method);
      return new OperationMethod(
          method.getName(), annotation, values, method, handle, specified(place, method, handle));
    } catch (IllegalAccessException hidden) {
      throw new WrongTestException(
          place, "it cannot be called (" + hidden.getMessage() + ")", OPERATION);
    }
  }

  private MethodHandle specified(String place, Method method, MethodHandle own)
      throws IllegalAccessException {
    if (specification == type) {
      return own;
    }
    for (Class<?> from = specification; from != null; from = from.getSuperclass()) {
      try {
        return OperationMethod.handle(
            from.getDeclaredMethod(method.getName(), method.getParameterTypes()));
      } catch (NoSuchMethodException absent) {
        // Maybe a superclass has it.
      }
    }
    throw new WrongTestException(
        place,
        "the specification %s has no method of this name and these parameters"
            .formatted(specification.getName()),
        "%s { ... } in the specification".formatted(signature(method)));
  }

  private static String signature(Method method) {
    String parameters =
        Arrays.stream(method.getParameters())
            .map(each -> each.getType().getSimpleName() + " " + each.getName())
            .collect(Collectors.joining(", "));
    return "public %s %s(%s)"
        .formatted(method.getReturnType().getSimpleName(), method.getName(), parameters);
  }

  private static ValueSource source(String place, Parameter parameter) {
    Param param = parameter.getAnnotation(Param.class);
    Class<?> type = parameter.getType();
    if (param != null && param.by() != ParamGenerator.class) {
      return ValueSource.by(type, generator(place, param.by()));
    }
    if (param != null && param.values().length > 0) {
      return chosen(place, type, param.values());
    }
    int min = param == null ? 1 : param.min();
    int max = param == null ? 3 : param.max();
    if (min > max) {
      throw new WrongTestException(
          place, "min = " + min + " of a @Param is greater than max = " + max, "@Param(max = 3)");
    }
    ValueSource source = ValueSource.range(type, min, max);
    if (source == null) {
      throw new WrongTestException(
          place,
          "nothing is known that makes values of the type " + type.getName(),
          "@Param(by = Points.class) Point point, where Points is a ParamGenerator");
    }
    return source;
  }

  private static ValueSource chosen(String place, Class<?> type, String[] texts) {
    var parser = ValueSource.parser(type);
    if (parser == null) {
      throw new WrongTestException(
          place, "values of the type " + type.getName() + " cannot be given as text", PARAM);
    }
    List<Object> values = new ArrayList<>();
    try {
      for (String text : texts) {
        values.add(parser.apply(text));
      }
    } catch (IllegalArgumentException wrong) {
      throw new WrongTestException(
          place, "a value of a @Param is no " + type.getName() + ": " + wrong.getMessage(), PARAM);
    }
    return ValueSource.among(type, values);
  }

  private static ParamGenerator generator(String place, Class<? extends ParamGenerator> by) {
    try {
      var constructor = by.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException thrown) {
      throw new WrongTestException(
          place,
          "the generator " + by.getName() + " cannot be made (" + thrown + ")",
          "static class Points implements ParamGenerator { Points() {} }");
    }
  }

  private List<MethodHandle> validations() {
    List<MethodHandle> handles = new ArrayList<>();
    for (Method method : annotated(Validate.class)) {
      String place = type.getName() + "." + method.getName();
      String example = "@Validate void isSorted() { if (!sorted()) throw new AssertionError(); }";
      if (method.getParameterCount() > 0 || Modifier.isStatic(method.getModifiers())) {
        throw new WrongTestException(
            place, "a @Validate method has no parameters and is not static", example);
      }
      try {
        handles.add(OperationMethod.handle(method));
      } catch (IllegalAccessException hidden) {
        throw new WrongTestException(
            place, "it cannot be called (" + hidden.getMessage() + ")", example);
      }
    }
    return handles;
  }
}
