package dev.racetest.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.racetest.scheduler.spi.RaceDetector;
import dev.racetest.scheduler.spi.RaceDetector.Access;
import dev.racetest.scheduler.spi.RaceDetector.Race;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each rule of happens-before by itself: a guilty case and its innocent twin. */
class FastTrackTest {
  private static final int X = 12;
  private static final int Y = 16;

  private final FastTrack detector = new FastTrack();
  private final Object object = new Object();
  private final Object lock = new Object();
  private long event;

  /** Task 0 has started tasks 1, 2 and 3. */
  @BeforeEach
  void begin() {
    detector.begin();
    detector.start(0, 1);
    detector.start(0, 2);
    detector.start(0, 3);
  }

  /** The site of an access is ten times its task, its event a running number from 1 on. */
  private void read(int task) {
    detector.read(task, object, X, 10 * task, ++event);
  }

  private void write(int task) {
    detector.write(task, object, X, 10 * task, ++event);
  }

  private void assertRace(Access earlier, Access later) {
    assertEquals(List.of(new Race(object, X, earlier, later)), detector.races());
    assertEquals(1, detector.raceCount());
  }

  private void assertNoRace() {
    assertEquals(List.of(), detector.races());
    assertEquals(0, detector.raceCount());
  }

  @Test
  void isFoundAsAService() {
    assertInstanceOf(FastTrack.class, ServiceLoader.load(RaceDetector.class).findFirst().get());
  }

  @Nested
  class TwoAccesses {
    @Test
    void writeAndWriteRace() {
      write(1);
      write(2);
      assertRace(plain(1, true, 10, 1), plain(2, true, 20, 2));
    }

    @Test
    void readThenWriteRace() {
      read(1);
      write(2);
      assertRace(plain(1, false, 10, 1), plain(2, true, 20, 2));
    }

    @Test
    void writeThenReadRace() {
      write(1);
      read(2);
      assertRace(plain(1, true, 10, 1), plain(2, false, 20, 2));
    }

    @Test
    void readsDoNotRace() {
      read(1);
      read(2);
      read(3);
      assertNoRace();
    }

    @Test
    void ofOneTaskDoNotRace() {
      write(1);
      read(1);
      detector.release(1, lock, 0);
      read(1);
      write(1);
      detector.release(1, lock, 0);
      write(1);
      assertNoRace();
    }

    @Test
    void toDifferentVariablesOfOneObjectDoNotRace() {
      write(1);
      detector.write(2, object, Y, 20, ++event);
      assertNoRace();
    }

    @Test
    void toTheSameVariableOfDifferentObjectsDoNotRace() {
      write(1);
      detector.write(2, new Object(), X, 20, ++event);
      assertNoRace();
    }

    @Test
    void toEqualObjectsDoNotRace() {
      detector.write(1, new String("equal"), X, 10, ++event);
      detector.write(2, new String("equal"), X, 20, ++event);
      assertNoRace();
    }

    @Test
    void withoutObjectRace() {
      detector.write(1, null, X, 10, 1);
      detector.write(2, null, X, -20, 2);
      Access later = plain(2, true, -20, 2);
      Race race = new Race(null, X, plain(1, true, 10, 1), later);
      assertEquals(List.of(race), detector.races());
    }
  }

  @Nested
  class Readers {
    @Test
    void firstOfSeveralRacesWithWrite() {
      read(1);
      read(2);
      read(3);
      detector.join(0, 2);
      detector.join(0, 3);
      write(0);
      assertRace(plain(1, false, 10, 1), plain(0, true, 0, 4));
    }

    @Test
    void lastOfSeveralRacesWithWrite() {
      read(1);
      read(2);
      read(3);
      detector.join(0, 1);
      detector.join(0, 2);
      write(0);
      assertRace(plain(3, false, 30, 3), plain(0, true, 0, 4));
    }

    @Test
    void allJoinedDoNotRaceWithWrite() {
      read(1);
      read(2);
      read(3);
      detector.join(0, 1);
      detector.join(0, 2);
      detector.join(0, 3);
      write(0);
      assertNoRace();
    }

    @Test
    void areRememberedInTheirLastEpoch() {
      read(1);
      read(2);
      detector.release(1, lock, 0);
      read(1);
      detector.acquire(3, lock, 0);
      detector.join(3, 2);
      write(3);
      assertRace(plain(1, false, 10, 3), plain(3, true, 30, 4));
    }

    @Test
    void areRememberedByTheirFirstReadOfAnEpoch() {
      read(1);
      read(2);
      read(2);
      detector.join(0, 1);
      write(0);
      assertRace(plain(2, false, 20, 2), plain(0, true, 0, 4));
    }

    @Test
    void raceWithAnUnorderedWriteEvenWhenShared() {
      write(1);
      detector.release(1, lock, 0);
      detector.acquire(2, lock, 0);
      detector.acquire(3, lock, 0);
      read(2);
      read(3);
      read(0);
      assertRace(plain(1, true, 10, 1), plain(0, false, 0, 4));
    }

    @Test
    void areForgottenAfterAnOrderedWrite() {
      read(1);
      read(2);
      assertEquals(1, detector.sharedVariables());
      detector.join(0, 1);
      detector.join(0, 2);
      write(0);
      assertEquals(0, detector.sharedVariables());
      detector.start(0, 4);
      write(4);
      assertNoRace();
    }

    @Test
    void orderedOneAfterTheOtherNeedNoVector() {
      read(1);
      detector.release(1, lock, 0);
      detector.acquire(2, lock, 0);
      read(2);
      assertEquals(0, detector.sharedVariables());
      detector.join(0, 2);
      write(0);
      assertNoRace();
    }
  }

  @Nested
  class Synchronisation {
    @Test
    void lockOrdersCriticalSections() {
      for (int task = 1; task <= 3; task++) {
        detector.acquire(task, lock, 0);
        read(task);
        write(task);
        detector.release(task, lock, 0);
      }
      assertNoRace();
    }

    @Test
    void differentLocksOrderNothing() {
      write(1);
      detector.release(1, lock, 0);
      detector.acquire(2, object, 0);
      write(2);
      assertRace(plain(1, true, 10, 1), plain(2, true, 20, 2));
    }

    @Test
    void differentVariablesOfOneObjectOrderNothing() {
      write(1);
      detector.release(1, lock, X);
      detector.acquire(2, lock, Y);
      write(2);
      assertRace(plain(1, true, 10, 1), plain(2, true, 20, 2));
    }

    @Test
    void releaseOrdersOnlyWhatCameBefore() {
      detector.release(1, lock, 0);
      write(1);
      detector.acquire(2, lock, 0);
      write(2);
      assertRace(plain(1, true, 10, 1), plain(2, true, 20, 2));
    }

    @Test
    void repeatedWriteAfterReleaseIsNew() {
      write(1);
      detector.release(1, lock, 0);
      write(1);
      detector.acquire(2, lock, 0);
      write(2);
      assertRace(plain(1, true, 10, 2), plain(2, true, 20, 3));
    }

    @Test
    void repeatedReadAfterReleaseIsNew() {
      read(1);
      detector.release(1, lock, 0);
      read(1);
      detector.acquire(2, lock, 0);
      write(2);
      assertRace(plain(1, false, 10, 2), plain(2, true, 20, 3));
    }

    @Test
    void readInTheEpochOfOwnWriteAfterAnotherTasksReadIsNoLoss() {
      write(1);
      read(1);
      detector.release(1, lock, 0);
      detector.acquire(2, lock, 0);
      write(2);
      assertNoRace();
    }

    @Test
    void withoutObjectOrders() {
      write(1);
      detector.release(1, null, 0);
      detector.acquire(2, null, 0);
      write(2);
      assertNoRace();
    }

    @Test
    void earlierReleasesStay() {
      write(1);
      detector.release(1, lock, 0);
      detector.release(2, lock, 0);
      detector.acquire(3, lock, 0);
      write(3);
      assertNoRace();
    }

    @Test
    void acquireOrdersOneWayOnly() {
      detector.release(1, lock, 0);
      detector.acquire(2, lock, 0);
      write(2);
      write(1);
      assertRace(plain(2, true, 20, 1), plain(1, true, 10, 2));
    }

    @Test
    void orderIsTransitive() {
      write(1);
      detector.release(1, lock, 0);
      detector.acquire(2, lock, 0);
      detector.release(2, lock, 1);
      detector.acquire(3, lock, 1);
      write(3);
      assertNoRace();
    }

    @Test
    void acquireAfterAnEarlierExecutionsReleaseOrdersNothing() {
      write(1);
      detector.release(1, lock, 0);
      begin();
      write(1);
      detector.acquire(2, lock, 0);
      write(2);
      assertRace(plain(1, true, 10, 2), plain(2, true, 20, 3));
    }
  }

  @Nested
  class Tasks {
    @Test
    void startOrdersWhatTheParentDidBefore() {
      write(0);
      detector.start(0, 4);
      write(4);
      assertNoRace();
    }

    @Test
    void startDoesNotOrderWhatTheParentDoesAfterwards() {
      detector.start(0, 4);
      write(0);
      write(4);
      assertRace(plain(0, true, 0, 1), plain(4, true, 40, 2));
    }

    @Test
    void joinOrdersWhatTheEndedTaskDid() {
      write(1);
      detector.join(2, 1);
      write(2);
      assertNoRace();
    }

    @Test
    void joinDoesNotOrderForOthers() {
      write(1);
      detector.join(2, 1);
      write(3);
      assertRace(plain(1, true, 10, 1), plain(3, true, 30, 2));
    }

    @Test
    void barrierOrdersAllBeforeAllAfter() {
      write(1);
      detector.barrier();
      write(2);
      detector.barrier();
      write(7);
      assertNoRace();
    }

    @Test
    void barrierDoesNotOrderWhatFollows() {
      detector.barrier();
      write(1);
      write(2);
      assertRace(plain(1, true, 10, 1), plain(2, true, 20, 2));
    }

    @Test
    void mayBeThousands() {
      int last = 3000;
      for (int task = 4; task <= last; task++) {
        detector.start(0, task);
      }
      for (int task = 1; task <= last; task++) {
        detector.acquire(task, lock, 0);
        write(task);
        detector.release(task, lock, 0);
        detector.read(task, object, Y, 0, ++event);
      }
      for (int task = 1; task < last; task++) {
        detector.join(0, task);
      }
      assertNoRace();
      detector.write(0, object, Y, 0, ++event);
      assertEquals(last, detector.races().get(0).earlier().task());
    }
  }

  @Nested
  class Races {
    @Test
    void areReportedOnceForEachVariable() {
      write(1);
      write(2);
      write(3);
      read(1);
      read(0);
      write(0);
      detector.write(1, object, Y, 11, 100);
      detector.read(2, object, Y, 22, 101);
      Access earlier = plain(1, true, 11, 100);
      Race other = new Race(object, Y, earlier, plain(2, false, 22, 101));
      assertEquals(2, detector.raceCount());
      assertEquals(other, detector.races().get(1));
    }

    @Test
    void areReportedOnceForASharedVariable() {
      read(1);
      read(2);
      write(3);
      write(0);
      read(1);
      write(2);
      assertRace(plain(1, false, 10, 1), plain(3, true, 30, 3));
      assertEquals(0, detector.sharedVariables());
    }

    @Test
    void areCountedUpToTheLimit() {
      for (int variable = 0; variable < 2 * RaceLog.LIMIT; variable++) {
        detector.write(1, object, variable, 10, variable);
        detector.write(2, object, variable, 20, variable);
      }
      assertEquals(RaceLog.LIMIT, detector.raceCount());
      assertEquals(RaceLog.LIMIT, detector.races().size());
    }

    @Test
    void areCountedAfterTheLimitBetweenOtherPlaces() {
      areCountedUpToTheLimit();
      int variable = 2 * RaceLog.LIMIT;
      for (int i = 0; i < 2; i++) {
        detector.write(1, object, variable + i, 10, variable + i);
        detector.write(2, object, variable + i, 30, variable + i);
      }
      assertEquals(RaceLog.LIMIT + 1, detector.raceCount());
      assertEquals(30, detector.races().get(RaceLog.LIMIT).later().site());
    }

    @Test
    void betweenEverNewPlacesAreCountedUpToAGreaterLimit() {
      for (int variable = 0; variable < 2 * RaceLog.LIMIT_OF_PLACES; variable++) {
        detector.write(1, object, variable, 10, variable);
        detector.write(2, object, variable, 20 + variable, variable);
      }
      assertEquals(RaceLog.LIMIT_OF_PLACES, detector.races().size());
    }

    @Test
    void stayInAListThatWasAskedFor() {
      write(1);
      write(2);
      List<Race> races = detector.races();
      detector.begin();
      assertEquals(2, races.get(0).later().event());
      assertNoRace();
    }
  }

  private static Access plain(int task, boolean write, int site, long event) {
    return new Access(task, write, false, site, event);
  }
}
