package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertFinds;
import static dev.racetest.samples.Explorations.assertSilent;
import static dev.racetest.samples.Explorations.options;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.racetest.scheduler.Finding.Kind;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops are neither livelocks nor a reason to stop early, and spinning ends. */
class LoopTrapsTest {
  private static final int SHORT = 60;
  private static final int LONG = 100_000;

  /** Every schedule of a long loop is the same or takes long; a few will do. */
  private static final int FEW = 3;

  /** What the loops do in each iteration. */
  private enum Step {
    PLAIN {
      @Override
      void increment(State state) {
        state.plain++;
      }
    },
    VOLATILE {
      @Override
      void increment(State state) {
        state.inVolatile++;
      }
    },
    ATOMIC {
      @Override
      void increment(State state) {
        state.atomic.incrementAndGet();
      }
    },
    ARRAY {
      @Override
      void increment(State state) {
        state.array[0]++;
      }
    },
    MONITOR {
      @Override
      void increment(State state) {
        synchronized (state) {
          state.plain++;
        }
      }
    },
    LOCK {
      @Override
      void increment(State state) {
        state.lock.lock();
        try {
          state.plain++;
        } finally {
          state.lock.unlock();
        }
      }
    };

    abstract void increment(State state);

    void loop(State state, int iterations) {
      for (int i = 0; i < iterations; i++) {
        increment(state);
      }
    }
  }

  private static final class State {
    int plain;
    volatile int inVolatile;
    final AtomicInteger atomic = new AtomicInteger();
    final int[] array = new int[1];
    final ReentrantLock lock = new ReentrantLock();

    int sum() {
      return plain + inVolatile + atomic.get() + array[0];
    }
  }

  private static final class Flag {
    volatile boolean isSet;
  }

  @ParameterizedTest
  @EnumSource
  void shortLoopInTheBody(Step step) {
    inTheBody(step, SHORT, 100);
  }

  @ParameterizedTest
  @EnumSource
  void longLoopInTheBody(Step step) {
    inTheBody(step, LONG, FEW);
  }

  private static void inTheBody(Step step, int iterations, int schedules) {
    assertSilent(
        options("loop in the body").withSchedules(schedules),
        () -> {
          State state = new State();
          step.loop(state, iterations);
          Thread thread = new Thread(() -> step.increment(state));
          thread.start();
          thread.join();
          assertEquals(iterations + 1, state.sum());
        });
  }

  @ParameterizedTest
  @EnumSource
  void shortLoopInAThread(Step step) {
    inAThread(step, SHORT, 100);
  }

  @ParameterizedTest
  @EnumSource
  void longLoopInAThread(Step step) {
    inAThread(step, LONG, FEW);
  }

  private static void inAThread(Step step, int iterations, int schedules) {
    assertSilent(
        options("loop in a thread").withSchedules(schedules),
        () -> {
          State state = new State();
          State other = new State();
          Thread a = new Thread(() -> step.loop(state, iterations));
          Thread b = new Thread(() -> step.loop(other, SHORT));
          a.start();
          b.start();
          a.join();
          b.join();
          assertEquals(iterations, state.sum());
          assertEquals(SHORT, other.sum());
        });
  }

  /** A loop before the threads start must not use up the patience of the exploration. */
  @ParameterizedTest
  @EnumSource
  void theRaceBehindALongLoopIsFound(Step step) {
    assertFinds(
        Kind.DATA_RACE,
        options("race behind a loop").withSchedules(FEW),
        () -> {
          State state = new State();
          step.loop(state, LONG);
          Thread a = new Thread(() -> state.plain++);
          Thread b = new Thread(() -> state.plain++);
          a.start();
          b.start();
          a.join();
          b.join();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "random", "pct"})
  void spinningOnAVolatileEnds(String strategy) {
    assertSilent(
        options("spinning").withStrategy(strategy).withSchedules(100),
        () -> {
          Flag flag = new Flag();
          Thread spinner =
              new Thread(
                  () -> {
                    while (!flag.isSet) {
                      // Whoever sets the flag has to be let in between.
                    }
                  });
          spinner.start();
          flag.isSet = true;
          spinner.join();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "random", "pct"})
  void politeSpinningEnds(String strategy) {
    assertSilent(
        options("polite spinning").withStrategy(strategy).withSchedules(100),
        () -> {
          Flag flag = new Flag();
          Thread spinner =
              new Thread(
                  () -> {
                    while (!flag.isSet) {
                      Thread.onSpinWait();
                    }
                  });
          spinner.start();
          flag.isSet = true;
          spinner.join();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "random", "pct"})
  void spinningForSomethingThatNeverComesIsALivelock(String strategy) {
    assertFinds(
        Kind.LIVELOCK,
        options("endless").withStrategy(strategy).withMaxSteps(5_000).withSchedules(10),
        () -> {
          Flag flag = new Flag();
          Thread spinner =
              new Thread(
                  () -> {
                    while (!flag.isSet) {
                      Thread.onSpinWait();
                    }
                  });
          spinner.start();
          spinner.join();
        });
  }

  @Test
  void twoLongLoopsUnderOneLock() {
    assertSilent(
        options("two loops, one lock").withSchedules(FEW),
        () -> {
          State state = new State();
          Thread a = new Thread(() -> Step.MONITOR.loop(state, 10_000));
          Thread b = new Thread(() -> Step.MONITOR.loop(state, 10_000));
          a.start();
          b.start();
          a.join();
          b.join();
          assertEquals(20_000, state.sum());
        });
  }

  /** Neither does the body wait in vain in the execution that only prepares the others. */
  @Test
  void aBodyThatWaitsInALoopIsNotCutOff() {
    assertSilent(
        options("waiting body").withSchedules(20).withMaxSteps(20_000),
        () -> {
          AtomicInteger done = new AtomicInteger();
          new Thread(() -> done.set(1)).start();
          while (done.get() == 0) {
            // It does not yield.
          }
        });
  }
}
