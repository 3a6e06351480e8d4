package dev.racetest.harness.jcstress;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** A method that takes part in a test: an actor, the arbiter or the signal. */
final class Part {
  /** What a part gets, whatever it asks for. */
  enum Argument {
    /** The instance of the test class. */
    TEST,
    /** The state. */
    STATE,
    /** The result. */
    RESULT,
    /** The thread of the actor. */
    THREAD
  }

  private static final MethodType ALL =
      MethodType.methodType(void.class, Object.class, Object.class, Object.class, Thread.class);

  private final String name;
  private final MethodHandle handle;

  /**
   * Makes a part.
   *
   * @param arguments what its parameters are
   */
  Part(Method method, List<Argument> arguments) throws IllegalAccessException {
    name = method.getName();
    method.setAccessible(true);
    MethodHandle direct = MethodHandles.lookup().unreflect(method);
    List<Argument> order = new ArrayList<>();
    if (!Modifier.isStatic(method.getModifiers())) {
      order.add(Argument.TEST);
    }
    order.addAll(arguments);
    int[] places = order.stream().mapToInt(Argument::ordinal).toArray();
    MethodType types = direct.type().changeReturnType(void.class);
    for (int i = 0; i < places.length; i++) {
      types = types.changeParameterType(i, ALL.parameterType(places[i]));
    }
    handle = MethodHandles.permuteArguments(direct.asType(types), ALL, places);
  }

  String name() {
    return name;
  }

  /** Runs it; what it does not ask for may be null. */
  void run(Object test, Object state, Object result, Thread thread) throws Throwable {
    handle.invokeExact(test, state, result, thread);
  }
}
