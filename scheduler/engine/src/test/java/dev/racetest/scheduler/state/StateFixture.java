package dev.racetest.scheduler.state;

import java.lang.reflect.Field;
import java.util.List;

/** A {@link StaticState} for which the classes of this package are code under test. */
final class StateFixture {
  final StaticState state = new StaticState(List.of("dev.racetest.scheduler.state."));

  static Field field(Class<?> type, String name) {
    try {
      return type.getDeclaredField(name);
    } catch (NoSuchFieldException absent) {
      throw new AssertionError(absent);
    }
  }

  /** Lets an execution touch the static field {@code name} of {@code type} and then change it. */
  void execution(Class<?> type, String name, Runnable change) {
    if (!state.touched(field(type, name))) {
      throw new AssertionError(type + " is not initialized");
    }
    change.run();
    state.putBack();
  }
}
