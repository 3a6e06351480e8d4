package dev.racetest.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.hooks.Sites;
import org.junit.jupiter.api.Test;

/** Which accesses race, and what is told of them. */
class DetectionTest {
  private final Model model = new Model();
  private final long[] words = Model.words(2);
  private final Strand one = Model.thread(1);
  private final Strand two = Model.thread(2);
  private final Strand three = Model.thread(3);

  private static int site(int line) {
    return Sites.add(null, "Fixture", "method", "Fixture.java", line, 0, "Fixture", "field", 0);
  }

  private final int here = site(1);
  private final int there = site(2);

  private Race onlyRace() {
    assertEquals(1, model.races.size());
    return model.races.get(0);
  }

  @Test
  void writeAndReadRace() {
    model.write(one, words, 0, here);
    model.read(two, words, 0, there);
    Race race = onlyRace();
    assertFalse(race.now().isWrite());
    assertTrue(race.before().isWrite());
    assertArrayEquals(new int[] {there}, race.now().sites());
    assertArrayEquals(new int[] {here}, race.before().sites());
    assertEquals("Fixture.field", race.variable());
  }

  @Test
  void readAndWriteRace() {
    model.read(one, words, 0, here);
    model.write(two, words, 0, there);
    assertTrue(onlyRace().now().isWrite());
    assertFalse(onlyRace().before().isWrite());
  }

  @Test
  void twoWritesRace() {
    model.write(one, words, 0, here);
    model.write(two, words, 0, there);
    assertTrue(onlyRace().now().isWrite());
    assertTrue(onlyRace().before().isWrite());
  }

  @Test
  void twoReadsDoNot() {
    model.read(one, words, 0, here);
    model.read(two, words, 0, there);
    assertEquals(0, model.races.size());
  }

  @Test
  void variablesAreApart() {
    model.write(one, words, 0, here);
    model.write(two, words, 1, there);
    assertEquals(0, model.races.size());
  }

  @Test
  void oneThreadDoesNotRaceWithItself() {
    model.write(one, words, 0, here);
    model.release(one, new SyncVariable());
    model.read(one, words, 0, there);
    model.write(one, words, 0, here);
    assertEquals(0, model.races.size());
  }

  @Test
  void whatIsOrderedDoesNotRace() {
    SyncVariable lock = new SyncVariable();
    model.write(one, words, 0, here);
    model.release(one, lock);
    lock.acquire(two, 0L);
    model.write(two, words, 0, there);
    assertEquals(0, model.races.size());
  }

  @Test
  void whatComesAfterTheReleaseDoes() {
    SyncVariable lock = new SyncVariable();
    model.release(one, lock);
    model.write(one, words, 0, here);
    lock.acquire(two, 0L);
    model.write(two, words, 0, there);
    assertEquals(1, model.races.size());
  }

  @Test
  void aWriteRacesWithEachOfTwoReads() {
    SyncVariable lock = new SyncVariable();
    model.read(one, words, 0, here);
    model.read(two, words, 0, there);
    model.release(one, lock);
    lock.acquire(three, 0L);
    model.write(three, words, 0, site(3));
    assertArrayEquals(new int[] {there}, onlyRace().before().sites(), "the one not ordered");
  }

  @Test
  void aReadThatIsOrderedGivesWay() {
    SyncVariable lock = new SyncVariable();
    model.read(one, words, 0, here);
    model.release(one, lock);
    lock.acquire(two, 0L);
    model.read(two, words, 0, there);
    model.read(three, words, 0, site(3));
    lock.acquire(one, 0L);
    model.write(one, words, 0, site(4));
    assertEquals(1, model.races.size());
  }

  @Test
  void aRaceIsToldOnce() {
    for (int i = 0; i < 10; i++) {
      long[] fresh = Model.words(1);
      model.write(one, fresh, 0, here);
      model.write(two, fresh, 0, there);
    }
    long[] fresh = Model.words(1);
    model.write(two, fresh, 0, there);
    model.write(one, fresh, 0, here);
    assertEquals(1, model.races.size());
  }

  @Test
  void anotherPairOfPlacesIsAnotherRace() {
    model.write(one, words, 0, here);
    model.write(two, words, 0, there);
    model.write(one, words, 1, here);
    model.write(two, words, 1, here);
    assertEquals(2, model.races.size());
  }

  @Test
  void theStackIsThatOfTheAccess() {
    int call = site(10);
    one.context = Context.ROOT.child(call, site(11));
    model.write(one, words, 0, here);
    one.context = Context.ROOT;
    model.write(two, words, 0, there);
    assertArrayEquals(new int[] {here, call}, onlyRace().before().sites());
  }

  @Test
  void whatClassInitializersReleasedIsOrdered() {
    SyncVariable initializers = new SyncVariable();
    Detection detection = new Detection(model.strands, new RaceLog(model.races::add), initializers);
    detection.write(one, words, 0, null, here);
    model.release(one, initializers);
    detection.read(two, words, 0, null, there);
    assertEquals(0, model.races.size());
    detection.write(one, words, 0, null, here);
    detection.read(two, words, 0, null, there);
    assertEquals(1, model.races.size());
  }

  @Test
  void anOptimisticReadIsNotNoted() {
    model.write(one, words, 0, here);
    two.isReadingOptimistically = true;
    model.read(two, words, 0, there);
    assertEquals(0, model.races.size());
    two.isReadingOptimistically = false;
    model.read(two, words, 0, there);
    assertEquals(1, model.races.size());
  }

  @Test
  void wordsOfAnotherObjectAreNotUsed() {
    Object original = new Object();
    Object clone = new Object();
    Detection detection =
        new Detection(model.strands, new RaceLog(model.races::add), new SyncVariable());
    detection.write(one, words, 0, original, here);
    detection.write(two, words, 0, clone, there);
    assertEquals(0, model.races.size());
    detection.write(two, words, 0, original, there);
    assertEquals(1, model.races.size());
  }

  @Test
  void aThreadWithoutASlotIsNotSeen() {
    Strand none = new Strand(Thread.currentThread(), Strand.NO_SLOT, 0L, false);
    model.write(none, words, 0, here);
    model.write(two, words, 0, there);
    model.write(none, words, 0, here);
    assertEquals(0, model.races.size());
    model.write(three, words, 0, there);
    assertEquals(1, model.races.size(), "the second thread is still remembered");
  }

  @Test
  void elementsAndWholeCollectionsAreNamedByTheirTypes() {
    int element = Sites.add(null, "Fixture", "method", "Fixture.java", 1, 0, null, null, 0);
    int call =
        Sites.add(null, "Fixture", "method", "Fixture.java", 1, 0, "java.util.List", "add()", 0);
    Detection detection =
        new Detection(model.strands, new RaceLog(model.races::add), new SyncVariable());
    Object array = new int[1];
    detection.write(one, words, 0, array, element);
    detection.write(two, words, 0, array, element);
    assertEquals("an element of int[]", model.races.get(0).variable());
    Object list = new java.util.ArrayList<>();
    long[] ofList = Model.words(1);
    detection.write(one, ofList, 0, list, call);
    detection.write(two, ofList, 0, list, call);
    assertEquals("the elements of java.util.ArrayList", model.races.get(1).variable());
    assertTrue(model.races.get(1).object().startsWith("java.util.ArrayList@"));
  }

  @Test
  void aSinkThatFailsDoesNotHarmTheProgram() {
    Detection detection =
        new Detection(
            model.strands,
            new RaceLog(
                race -> {
                  throw new IllegalStateException("cannot write");
                }),
            new SyncVariable());
    detection.write(one, words, 0, null, here);
    detection.write(two, words, 0, null, there);
    assertFalse(two.isInside);
  }
}
