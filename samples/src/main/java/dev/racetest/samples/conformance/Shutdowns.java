package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Shutdown hooks: the end of an execution is not that of the JVM, so they are not run. */
public class Shutdowns {
  private static Thread hook(AtomicInteger runs) {
    return new Thread(runs::incrementAndGet);
  }

  /** Hooks come and go. */
  @Verdict(Expected.SILENT)
  public void addAndRemove() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Threads.Action use =
        () -> {
          Thread hook = hook(runs);
          Runtime.getRuntime().addShutdownHook(hook);
          Check.that(Runtime.getRuntime().removeShutdownHook(hook), "gone");
        };
    Threads.runAll(use, use);
    Check.equal(0, runs.get());
  }

  /** A hook that stays does nothing to this execution, nor to the next one. */
  @Verdict(Expected.SILENT)
  public void left() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Threads.runAll(() -> Runtime.getRuntime().addShutdownHook(hook(runs)));
    Check.equal(0, runs.get());
  }

  /** Two threads remove the hook, and one of them is told that it was there. */
  @Verdict(Expected.SILENT)
  public void removedOnce() throws Exception {
    Thread hook = hook(new AtomicInteger());
    Runtime.getRuntime().addShutdownHook(hook);
    AtomicInteger removed = new AtomicInteger();
    Threads.Action remove =
        () -> {
          if (Runtime.getRuntime().removeShutdownHook(hook)) {
            removed.incrementAndGet();
          }
        };
    Threads.runAll(remove, remove);
    Check.equal(1, removed.get());
  }

  /** Both see that the hook is missing, and the second one must not add it again. */
  @Verdict(value = Expected.EXCEPTION, thrown = IllegalArgumentException.class)
  public void addedTwice() throws Exception {
    Thread hook = hook(new AtomicInteger());
    AtomicBoolean added = new AtomicBoolean();
    Threads.Action add =
        () -> {
          if (!added.get()) {
            Runtime.getRuntime().addShutdownHook(hook);
            added.set(true);
          }
        };
    Threads.runAll(add, add);
    Check.that(Runtime.getRuntime().removeShutdownHook(hook), "gone");
  }
}
