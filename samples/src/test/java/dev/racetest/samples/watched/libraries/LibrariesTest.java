package dev.racetest.samples.watched.libraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.racetest.samples.Carrier;
import dev.racetest.samples.Night;
import dev.racetest.samples.watched.Watched;
import dev.racetest.samples.watched.Watched.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Libraries that are made for threads do their work while they are watched, and nothing is told of
 * them but what the file of suppressions argues (at night; by day it is printed); what their users
 * do wrong is.
 */
class LibrariesTest {
  private static final String FOR_AGRONA = "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED";

  @BeforeAll
  static void onceForEachJdk() {
    assumeFalse(Carrier.THREADS_ON_REQUEST, "it has run on this JDK");
  }

  private static Outcome run(Class<?> program) throws Exception {
    Path known = Path.of(LibrariesTest.class.getResource("suppressions.txt").toURI());
    Outcome outcome =
        new Watched().with(FOR_AGRONA).withOptions("suppressions=" + known).run(program);
    assertTrue(outcome.lines().contains(Workers.RIGHT), outcome::toString);
    return outcome;
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        PoolProgram.class,
        CaffeineProgram.class,
        GuavaProgram.class,
        LangProgram.class,
        QueueProgram.class,
        DisruptorProgram.class,
        ConnectionsProgram.class,
        NettyProgram.class
      })
  void areSilent(Class<?> program) throws Exception {
    Outcome outcome = run(program);
    // A true race of a library that nobody has met yet is no reason to fail each and every build.
    if (Night.IS_NOW) {
      assertEquals(0, outcome.races(), outcome::toString);
      assertEquals(0, outcome.status(), outcome::toString);
    } else if (outcome.races() > 0) {
      System.out.println(program.getSimpleName() + ": a race to be argued\n" + outcome);
    }
  }

  @Test
  void areNotWhenTheyAreUsedWrongly() throws Exception {
    Outcome outcome = run(WronglyUsed.class);
    for (String variable : WronglyUsed.VARIABLES) {
      assertTrue(
          outcome.lines().stream().anyMatch(line -> line.contains(" of " + variable + " (")),
          () -> variable + " in " + outcome);
    }
    assertEquals(66, outcome.status(), outcome::toString);
  }
}
