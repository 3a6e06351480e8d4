package dev.racetest.scheduler.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
  private static final String MODEL = "dev.racetest.scheduler.execution.";

  private static Whereabouts of(boolean isBlocked, String... calls) {
    StackTraceElement[] stack =
        Arrays.stream(calls).map(WhereaboutsTest::frame).toArray(StackTraceElement[]::new);
    return Whereabouts.of(isBlocked, stack);
  }

  private static StackTraceElement frame(String call) {
    int dot = call.lastIndexOf('.');
    return new StackTraceElement(call.substring(0, dot), call.substring(dot + 1), null, -1);
  }

  @Test
  void codeUnderTestIsBlockedWhereItWaits() {
    String[] stack = {"java.lang.Object.wait", "java.util.Queue.take", "com.acme.Shop.sell"};
    assertEquals(Whereabouts.BLOCKED, of(true, stack));
    assertEquals(Whereabouts.RUNNING, of(false, stack));
    assertEquals(Whereabouts.RUNNING, of(false));
  }

  @Test
  void whoWaitsUntilItIsChosenIsNotBlocked() {
    assertEquals(
        Whereabouts.WAITING,
        of(
            true,
            "jdk.internal.misc.Unsafe.park",
            MODEL + "JdkInternals.park",
            MODEL + "PlatformCarrier.await",
            MODEL + "Scheduler.step",
            "dev.racetest.hooks.ThreadHooks.park",
            "java.util.concurrent.locks.LockSupport.park",
            "com.acme.Shop.sell"));
    assertEquals(
        Whereabouts.WAITING,
        of(true, "java.lang.Object.wait", MODEL + "Away.pause", MODEL + "Scheduler.choose"));
  }

  /** Whatever the JVM waits for there, such as the class loader, comes by itself. */
  @Test
  void aHookIsNotBlocked() {
    String[] stack = {
      "java.io.FileInputStream.read", MODEL + "Memory.access", "com.acme.Shop.sell"
    };
    assertEquals(Whereabouts.IN_HOOK, of(true, stack));
    assertEquals(Whereabouts.IN_HOOK, of(false, stack));
  }

  /** For a thread that the model does not know. */
  @Test
  void whatAHookLeavesToTheJdkMayBlock() {
    String[] stack = {
      "java.lang.Thread.join", "dev.racetest.hooks.ThreadHooks.join", "com.acme.Shop.sell"
    };
    assertEquals(Whereabouts.BLOCKED, of(true, stack));
  }

  /** It has not passed the hook yet. */
  @Test
  void whoComesBackRuns() {
    assertEquals(
        Whereabouts.RUNNING,
        of(
            true,
            "java.lang.Object.wait",
            MODEL + "Away.isBack",
            MODEL + "Strays.comesBack",
            "dev.racetest.hooks.Hooks.comesBack",
            "com.acme.Shop.sell"));
  }

  @Test
  void theCallThatRunsATaskIsNoHook() {
    assertEquals(
        Whereabouts.BLOCKED,
        of(true, "java.lang.Object.wait", "java.lang.Thread.run", MODEL + "TaskBody.run"));
    assertEquals(
        Whereabouts.BLOCKED,
        of(true, "java.lang.Object.wait", "com.acme.Shop.sell", MODEL + "TaskBody.run"));
  }
}
