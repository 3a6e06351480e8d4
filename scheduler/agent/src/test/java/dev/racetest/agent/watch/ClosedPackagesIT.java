package dev.racetest.agent.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import acme.Intruder;
import dev.racetest.agent.watch.WatchedJvm.Agent;
import dev.racetest.agent.watch.WatchedJvm.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The agent lets a program into no package of the JDK that is closed to it without the agent. */
class ClosedPackagesIT {
  private static final List<String> REFUSED =
      List.of(
          "a protected method of java.lang: InaccessibleObjectException",
          "a lookup in java.lang: IllegalAccessException",
          "a lookup in jdk.internal.misc.Unsafe: IllegalAccessException",
          "a lookup in jdk.internal.misc.VM: IllegalAccessException");

  private static final String WANTED = "--add-opens=java.base/java.lang=ALL-UNNAMED";

  @TempDir private Path folder;

  private Outcome run(Agent agent, String... jvmOptions) throws Exception {
    WatchedJvm jvm = new WatchedJvm(folder).with(agent);
    for (String option : jvmOptions) {
      jvm.withJvm(option);
    }
    return jvm.run(Intruder.class);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsClosedStaysClosed(Agent agent) throws Exception {
    Outcome outcome = run(agent);
    assertEquals(REFUSED, outcome.out().lines().limit(REFUSED.size()).toList());
    assertEquals(run(Agent.NONE), outcome);
  }

  @ParameterizedTest
  @EnumSource
  void whatTheCommandLineOpensIsOpen(Agent agent) throws Exception {
    Outcome outcome = run(agent, WANTED);
    assertTrue(outcome.out().contains("a lookup in java.lang: let in"), outcome.out());
    assertEquals(run(Agent.NONE, WANTED), outcome);
  }
}
