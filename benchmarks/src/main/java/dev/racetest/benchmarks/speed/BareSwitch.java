package dev.racetest.benchmarks.speed;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.OptionalDouble;

/**
 * The JDK's own continuations, without anything around them: what a switch between two tasks costs
 * at least. Needs {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED}.
 */
final class BareSwitch {
  private static final int SWITCHES = 20_000_000;

  private BareSwitch() {}

  /** Nanoseconds for a yield and the run that ends it; empty on a JDK that has none to use. */
  static OptionalDouble nanos() {
    try {
      Class<?> type = Class.forName("jdk.internal.vm.Continuation");
      Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Object inScope =
          lookup
              .findConstructor(scope, MethodType.methodType(void.class, String.class))
              .invoke("bare");
      MethodHandle yields =
          lookup
              .findStatic(type, "yield", MethodType.methodType(boolean.class, scope))
              .bindTo(inScope)
              .asType(MethodType.methodType(void.class));
      Object continuation =
          lookup
              .findConstructor(type, MethodType.methodType(void.class, scope, Runnable.class))
              .invoke(inScope, (Runnable) () -> forEver(yields));
      MethodHandle runs =
          lookup.findVirtual(type, "run", MethodType.methodType(void.class)).bindTo(continuation);
      double best = Double.MAX_VALUE;
      for (int turn = 0; turn < 5; turn++) {
        long start = System.nanoTime();
        for (int i = 0; i < SWITCHES / 5; i++) {
          runs.invokeExact();
        }
        best = Math.min(best, (System.nanoTime() - start) / (SWITCHES / 5.0));
      }
      return OptionalDouble.of(best);
    } catch (ClassNotFoundException olderJdk) {
      return OptionalDouble.empty();
    } catch (Throwable notExported) {
      System.out.println("no bare continuations: " + notExported);
      return OptionalDouble.empty();
    }
  }

  private static void forEver(MethodHandle yields) {
    try {
      while (true) {
        yields.invokeExact();
      }
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }
}
