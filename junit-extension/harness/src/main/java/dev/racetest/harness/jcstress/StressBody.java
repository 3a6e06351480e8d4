package dev.racetest.harness.jcstress;

import dev.racetest.harness.outcomes.ObservedBody;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.annotations.Mode;

/**
 * Runs a jcstress class once: a fresh state, a result of zeros and nulls, a thread for each actor,
 * and the arbiter when all of them have ended.
 */
final class StressBody implements ObservedBody<String> {
  static final String TERMINATED = "TERMINATED";

  private final StressClass stress;

  /** The instance for all executions; null where every state is one. */
  private final Object shared;

  StressBody(StressClass stress) throws Exception {
    this.stress = stress;
    this.shared = stress.state() == stress.type() ? null : make(stress.type());
  }

  @Override
  public String run() throws Throwable {
    Object state = make(stress.state());
    Object test = shared == null ? state : shared;
    Object result = stress.result().isPresent() ? result(stress.result().get()) : null;
    List<Actor> actors = new ArrayList<>();
    for (Part part : stress.actors()) {
      actors.add(new Actor(part, test, state, result));
    }
    for (Actor actor : actors) {
      actor.start();
    }
    if (stress.mode() == Mode.Termination) {
      stress.signal().orElseThrow().run(test, state, result, actors.get(0));
    }
    for (Actor actor : actors) {
      actor.join();
    }
    if (stress.mode() == Mode.Termination) {
      return TERMINATED;
    }
    if (stress.arbiter().isPresent()) {
      stress.arbiter().get().run(test, state, result, null);
    }
    return String.valueOf(result);
  }

  /** What leaves it ends the thread as an uncaught exception: an error of the test. */
  private static final class Actor extends Thread {
    private final Part part;
    private final Object test;
    private final Object state;
    private final Object result;

    Actor(Part part, Object test, Object state, Object result) {
      super(part.name());
      this.part = part;
      this.test = test;
      this.state = state;
      this.result = result;
    }

    @Override
    public void run() {
      try {
        part.run(test, state, result, this);
      } catch (Throwable thrown) {
        StressBody.<RuntimeException>sneak(thrown);
      }
    }
  }

  private static Object make(Class<?> type) throws Exception {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException thrown) {
      throw StressBody.<RuntimeException>sneak(thrown.getCause());
    }
  }

  /** Results are reset between executions: what their constructor sets does not count. */
  private static Object result(Class<?> type) throws Exception {
    Object result = make(type);
    if (type.getName().startsWith("org.openjdk.jcstress.infra.results.")) {
      return result;
    }
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())) {
        field.setAccessible(true);
        field.set(result, zero(field.getType()));
      }
    }
    return result;
  }

  private static Object zero(Class<?> type) {
    return java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
