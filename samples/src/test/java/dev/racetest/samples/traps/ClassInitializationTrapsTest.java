package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertSilent;
import static dev.racetest.samples.Explorations.options;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.racetest.samples.Threads;
import java.io.InputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two tasks need a class that is not initialised yet; one does it, the other one waits. */
class ClassInitializationTrapsTest {
  /** Is initialised once in the JVM, which is before the recorded runs. */
  private static final class Constants {
    static final AtomicInteger INITIALIZATIONS = new AtomicInteger();
    static final int[] PRIMES = {2, 3, 5};

    static {
      INITIALIZATIONS.incrementAndGet();
    }
  }

  /** Is initialised once in each loader, with synchronisation in the midst of it. */
  public static final class SlowConstants implements Callable<Integer> {
    private static final Object LOCK = new Object();
    private static int sum;

    static {
      for (int i = 1; i <= 3; i++) {
        synchronized (LOCK) {
          sum += i;
        }
      }
    }

    @Override
    public Integer call() {
      return sum;
    }
  }

  /** Defines the one class anew and leaves all others to the loader of the tests. */
  private static final class FreshLoader extends ClassLoader {
    FreshLoader() {
      super(ClassInitializationTrapsTest.class.getClassLoader());
    }

    Class<?> define(Class<?> type) throws Exception {
      String file = "/" + type.getName().replace('.', '/') + ".class";
      try (InputStream stream = type.getResourceAsStream(file)) {
        byte[] bytes = stream.readAllBytes();
        return defineClass(type.getName(), bytes, 0, bytes.length);
      }
    }
  }

  @Test
  void twoTasksUseAClassForTheFirstTime() {
    assertSilent(
        "first use",
        () -> {
          Threads.Action use = () -> assertEquals(5, Constants.PRIMES[2]);
          Threads.runAll(use, use);
          assertEquals(1, Constants.INITIALIZATIONS.get());
        });
  }

  @Test
  void twoTasksInitializeAClassInEveryExecution() {
    assertSilent(
        options("initialised in every execution").withSchedules(100),
        () -> {
          Class<?> type = new FreshLoader().define(SlowConstants.class);
          Threads.Action use =
              () -> {
                Callable<?> constants = (Callable<?>) type.getDeclaredConstructor().newInstance();
                assertEquals(6, constants.call());
              };
          Threads.runAll(use, use);
        });
  }
}
