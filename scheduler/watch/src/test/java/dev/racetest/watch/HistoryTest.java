package dev.racetest.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.hooks.Sites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of stacks when there is no room for more of them. */
class HistoryTest {
  private final int call = site(0);
  private final int access = site(0);
  private final int publishing = site(Construction.FLAG);
  private Context method;

  private static int site(int flags) {
    return Sites.add(null, "Fixture", "method", "Fixture.java", 1, 0, "Other", "field", flags);
  }

  /** Seven more nodes with callers, and one that is a place alone. */
  @BeforeEach
  void leaveLittleRoom() {
    method = Context.ROOT.child(call, site(0));
    Context.limit((method.number() + 1) / 7 * 8 + 8);
    while (method.child(site(0)).isWhole()) {
      // One node more.
    }
  }

  @AfterEach
  void restore() {
    Context.limit(Context.MOST);
  }

  @Test
  void whatIsKnownStaysKnown() {
    assertArrayEquals(new int[] {call}, method.sites());
    assertTrue(method.isWhole());
  }

  @Test
  void aPlaceIsLeftWithoutTheWayThere() {
    Context place = method.child(access);
    assertArrayEquals(new int[] {access, 0}, place.sites(), "callers that are not known");
    assertFalse(place.isWhole());
    assertFalse(place.isPublishing());
    assertSame(place, Context.ROOT.child(access), "one for all ways");
  }

  @Test
  void thatAConstructorLedThereIsNotForgotten() {
    Context constructor = method.child(publishing, site(0));
    Context place = constructor.child(access);
    assertTrue(place.isPublishing());
    assertFalse(method.child(access).isPublishing());
  }

  @Test
  void inTheEndNothingIsKnownButThat() {
    Context.limit(1);
    assertEquals(0, method.child(access).sites().length);
    assertSame(Context.ROOT, method.child(access));
    Context constructor = method.child(publishing, site(0));
    Context place = constructor.child(access);
    assertTrue(place.isPublishing());
    assertEquals(0, place.sites().length);
    assertTrue(Context.withNumber(place.number()).isPublishing());
  }

  @Test
  void racesAreToldWithWhatIsLeft() {
    Context.limit(1);
    Model model = new Model();
    long[] words = Model.words(2);
    Strand one = Model.thread(1);
    Strand two = Model.thread(2);
    model.write(one, words, 0, call);
    model.write(two, words, 0, access);
    Race race = model.races.get(0);
    assertEquals(0, race.before().sites().length);
    assertArrayEquals(new int[] {access}, race.now().sites(), "its own place is always known");
  }

  @Test
  void whatMayHaveBeenSeenIsNoRaceEither() {
    Context.limit(1);
    Model model = new Model();
    long[] words = Model.words(1);
    Strand one = Model.thread(1);
    Strand two = Model.thread(2);
    one.context = Context.ROOT.child(publishing, site(0));
    model.write(one, words, 0, call);
    model.read(two, words, 0, access);
    assertEquals(0, model.races.size());
  }
}
