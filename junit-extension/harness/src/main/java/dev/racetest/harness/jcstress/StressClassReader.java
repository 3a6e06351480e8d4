package dev.racetest.harness.jcstress;

import dev.racetest.harness.WrongTestException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Result;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;

/** Reads a jcstress class and holds it to the rules. */
final class StressClassReader {
  private static final String ACTOR = "@Actor public void actor1(II_Result r) { r.r1 = x; }";
  private static final String ARBITER = "@Arbiter public void arbiter(II_Result r) { r.r2 = x; }";
  private static final String SIGNAL = "@Signal public void signal() { stop = true; }";
  private static final String STATE = "@State public class Shared { int x; }";
  private static final String RESULT = "@Result public class Seen { public int r1; }";

  private final Class<?> type;
  private final Mode mode;
  private Class<?> state;
  private Class<?> result;

  private StressClassReader(Class<?> type) {
    this.type = type;
    JCStressTest annotation = type.getAnnotation(JCStressTest.class);
    if (annotation == null) {
      throw wrong(
          "a jcstress test is annotated @JCStressTest", "@JCStressTest @State public class T");
    }
    this.mode = annotation.value();
  }

  /**
   * Reads a class.
   *
   * @throws WrongTestException if it breaks a rule
   */
  static StressClass read(Class<?> type) {
    return new StressClassReader(type).read();
  }

  private StressClass read() {
    if (type.isAnnotationPresent(State.class)) {
      state = type;
    }
    if (type.isAnnotationPresent(Result.class)) {
      result = type;
    }
    List<Part> actors = parts(Actor.class, ACTOR);
    List<Part> arbiters = parts(Arbiter.class, ARBITER);
    List<Part> signals = parts(Signal.class, SIGNAL);
    requireNumbers(actors, arbiters, signals);
    requireShape();
    return new StressClass(
        type,
        state == null ? type : state,
        Optional.ofNullable(result),
        actors,
        arbiters.stream().findFirst(),
        signals.stream().findFirst(),
        mode,
        OutcomeCases.of(type));
  }

  private void requireNumbers(List<Part> actors, List<Part> arbiters, List<Part> signals) {
    if (actors.isEmpty()) {
      throw wrong("no method declared in the class is annotated @Actor", ACTOR);
    }
    requireAtMostOne("@Arbiter", arbiters, ARBITER);
    requireAtMostOne("@Signal", signals, SIGNAL);
    if (mode == Mode.Termination) {
      if (signals.isEmpty()) {
        throw wrong("the mode Termination needs a @Signal method", SIGNAL);
      }
      if (actors.size() > 1) {
        throw wrong(
            "the mode Termination has one @Actor, not " + actors.size() + ": " + names(actors),
            "@Actor public void actor1() { while (!stop) {} }");
      }
    }
  }

  private void requireAtMostOne(String role, List<Part> parts, String example) {
    if (parts.size() > 1) {
      throw wrong(
          "a test has one %s method at most, not %d: %s"
              .formatted(role, parts.size(), names(parts)),
          example);
    }
  }

  private static String names(List<Part> parts) {
    return String.join(", ", parts.stream().map(Part::name).toList());
  }

  private void requireShape() {
    requireConstructor(type, type.getName(), "public class T { public T() {} ... }");
    if (mode == Mode.Continuous && state == null) {
      throw wrong("there is no @State for the actors to share", STATE);
    }
    if (mode == Mode.Continuous && result == null) {
      throw wrong("there is no @Result to tell what the actors saw", ACTOR);
    }
    if (state != null) {
      String place = place(state, "@State");
      requirePublic(state, place, "@State", STATE);
      if (Modifier.isFinal(state.getModifiers())) {
        throw new WrongTestException(place, "a @State class must not be final", STATE);
      }
      requireConstructor(state, place, STATE);
    }
    if (result != null) {
      String place = place(result, "@Result");
      requirePublic(result, place, "@Result", RESULT);
      requireConstructor(result, place, RESULT);
      if (result.getSuperclass() != Object.class) {
        throw new WrongTestException(
            place, "a @Result class must not extend another class", RESULT);
      }
    }
  }

  private String place(Class<?> used, String kind) {
    return used == type
        ? type.getName()
        : "%s, the %s of %s".formatted(used.getName(), kind, type.getName());
  }

  private static void requirePublic(Class<?> type, String place, String kind, String example) {
    if (!Modifier.isPublic(type.getModifiers())) {
      throw new WrongTestException(place, "a " + kind + " class must be public", example);
    }
  }

  private static void requireConstructor(Class<?> type, String place, String example) {
    if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
      throw new WrongTestException(place, "a nested class must be static", "public static class T");
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      throw new WrongTestException(
          place, "a class of which instances are made must not be abstract", example);
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      if (Modifier.isPrivate(constructor.getModifiers())) {
        throw new WrongTestException(
            place, "the constructor without parameters must not be private", example);
      }
    } catch (NoSuchMethodException absent) {
      throw new WrongTestException(
          place, "there must be a constructor without parameters", example);
    }
  }

  private List<Part> parts(Class<? extends Annotation> role, String example) {
    List<Part> parts = new ArrayList<>();
    // The JVM returns them in any order, and another order makes other tokens.
    Method[] methods = type.getDeclaredMethods();
    Arrays.sort(methods, Comparator.comparing(Method::getName).thenComparing(Method::toString));
    for (Method method : methods) {
      if (method.isAnnotationPresent(role) && !method.isBridge()) {
        parts.add(part(method, role, example));
      }
    }
    return parts;
  }

  private Part part(Method method, Class<? extends Annotation> role, String example) {
    if (Modifier.isPrivate(method.getModifiers())) {
      throw wrong(
          method, "a method annotated @" + role.getSimpleName() + " is not private", example);
    }
    List<Part.Argument> arguments = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      arguments.add(argument(method, parameter, example));
    }
    try {
      return new Part(method, arguments);
    } catch (IllegalAccessException hidden) {
      throw wrong(method, "it cannot be called (" + hidden.getMessage() + ")", example);
    }
  }

  private Part.Argument argument(Method method, Parameter parameter, String example) {
    Class<?> given = parameter.getType();
    if (given.isAnnotationPresent(State.class)) {
      state = same(method, state, given, "@State", STATE);
      return Part.Argument.STATE;
    }
    if (given.isAnnotationPresent(Result.class)) {
      result = same(method, result, given, "@Result", RESULT);
      return Part.Argument.RESULT;
    }
    if (given == Thread.class && mode == Mode.Termination) {
      return Part.Argument.THREAD;
    }
    throw wrong(
        method,
        "a parameter is of a class annotated @State or @Result, but " + given.getName() + " is not",
        example);
  }

  private Class<?> same(
      Method method, Class<?> before, Class<?> given, String kind, String example) {
    if (before != null && before != given) {
      throw wrong(
          method,
          "there is one %s class in a test, but here are %s and %s"
              .formatted(kind, before.getName(), given.getName()),
          example);
    }
    return given;
  }

  private WrongTestException wrong(String rule, String example) {
    return new WrongTestException(type.getName(), rule, example);
  }

  private WrongTestException wrong(Method method, String rule, String example) {
    return new WrongTestException(type.getName() + "." + method.getName(), rule, example);
  }
}
