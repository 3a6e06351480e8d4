package dev.racetest.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.spi.RaceDetector.Access;
import dev.racetest.scheduler.spi.RaceDetector.Race;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** FastTrack against the transitive closure of happens-before over all events. */
class FastTrackAgainstBruteForceTest {
  private static final int PROGRAMS = 200_000;

  private final Object[] objects = {new Object(), new Object(), new Object()};
  private final Trace trace = new Trace();

  @Test
  void racesAreTheSame() {
    compare(new FastTrack(), PROGRAMS, 1);
  }

  @Test
  void racesAreTheSameWhenAllHashesAreEqual() {
    IdentityHash constant =
        new IdentityHash() {
          @Override
          int of(Object object) {
            return -1;
          }
        };
    compare(new FastTrack(constant, IdentityTable.MOST_HELD), PROGRAMS / 10, 2);
  }

  @Test
  void racesAreTheSameWhenObjectsAreReferredToWeakly() {
    for (int mostHeld = 0; mostHeld < 4; mostHeld++) {
      compare(new FastTrack(new IdentityHash(), mostHeld), PROGRAMS / 10, 3);
    }
  }

  @Test
  void racesOfElementsAreTheSame() {
    for (int i = 0; i < objects.length; i++) {
      objects[i] = new int[2];
    }
    compare(new FastTrack(), PROGRAMS / 10, 4);
  }

  private void compare(FastTrack detector, int programs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int racy = 0;
    int innocent = 0;
    for (int program = 0; program < programs; program++) {
      new RandomProgram(random).run(trace);
      trace.feed(detector, objects);
      int expected = 0;
      for (int variable = 0; variable < RandomProgram.VARIABLES; variable++) {
        expected += checkVariable(detector, variable);
      }
      assertEquals(expected, detector.raceCount(), trace::toString);
      racy += expected > 0 ? 1 : 0;
      innocent += expected == 0 && trace.size() > 15 ? 1 : 0;
    }
    // The comparison is worth something only if both verdicts are frequent.
    assertTrue(racy > programs / 5, "racy " + racy);
    assertTrue(innocent > programs / 20, "innocent " + innocent);
  }

  /** Returns how many races were expected on the variable, 0 or 1. */
  private int checkVariable(FastTrack detector, int variable) {
    int expected = trace.firstRace(variable);
    Race race = reported(detector, variable);
    assertEquals(expected >= 0, race != null, () -> "variable " + variable + "\n" + trace);
    if (race == null) {
      return 0;
    }
    assertEquals(expected, race.later().event(), trace::toString);
    assertTrue(trace.race((int) race.earlier().event(), expected), trace::toString);
    checkAccess(race.earlier());
    checkAccess(race.later());
    return 1;
  }

  private void checkAccess(Access access) {
    int event = (int) access.event();
    // An update is a read and a write; a race may be reported on either half.
    boolean write = trace.isUpdate(event) ? access.write() : trace.isWrite(event);
    Access expected = new Access(trace.task(event), write, trace.isAtomic(event), -event, event);
    assertEquals(expected, access);
  }

  private Race reported(FastTrack detector, int variable) {
    for (Race race : detector.races()) {
      if (race.object() == objects[variable / 2] && race.variable() == variable % 2) {
        return race;
      }
    }
    return null;
  }
}
