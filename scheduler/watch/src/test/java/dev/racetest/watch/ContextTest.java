package dev.racetest.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.hooks.Sites;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The calling context tree. Its nodes stay for ever, so each test has sites of its own. */
class ContextTest {
  /** Sites that exist, one after the other. */
  private static final int FIRST = sites(12_000);

  private static int sites(int number) {
    int first = 0;
    for (int i = 0; i < number; i++) {
      int site = Sites.add(null, "Fixture", "method", null, -1, i, null, null, 0);
      first = i == 0 ? site : first;
    }
    return first;
  }

  /** A site that no other test has. */
  private static int at(int number) {
    return FIRST + number;
  }

  @Test
  void aNodeHasTheSitesThatLedToIt() {
    Context access =
        Context.ROOT.child(at(1001), at(1501)).child(at(1002), at(1502)).child(at(1003));
    assertArrayEquals(new int[] {at(1003), at(1002), at(1001)}, access.sites());
    assertEquals(at(1003), access.site());
  }

  @Test
  void callsFromNowhereHaveNoSite() {
    Context access = Context.ROOT.child(0, at(1510)).child(at(1011));
    assertArrayEquals(new int[] {at(1011)}, access.sites());
  }

  @Test
  void oneWayIsOneNode() {
    Context method = Context.ROOT.child(at(1021), at(1521));
    assertSame(method, Context.ROOT.child(at(1021), at(1521)));
    assertSame(method.child(at(1022)), method.child(at(1022)));
  }

  @Test
  void differentWaysAreDifferentNodes() {
    Context method = Context.ROOT.child(at(1031), at(1531));
    assertNotSame(method, Context.ROOT.child(at(1032), at(1531)));
    assertNotSame(method, Context.ROOT.child(at(1031), at(1532)));
    assertNotSame(method.child(at(1033)), method.child(at(1034)));
    assertNotSame(method.child(at(1033), at(1533)), method.child(at(1033), at(1534)));
  }

  @Test
  void aNodeIsFoundByItsNumber() {
    Context node = Context.ROOT.child(at(1041), at(1541)).child(at(1042));
    assertSame(node, Context.withNumber(node.number()));
  }

  @Test
  void noNodeHasANumberThatWasNotGivenOut() {
    assertEquals(null, Context.withNumber((1 << Context.BITS) - 1));
  }

  @Test
  void manyChildrenAreAllFoundAgain() {
    Context parent = Context.ROOT.child(at(1051), at(1551));
    List<Context> children = new ArrayList<>();
    for (int i = 0; i < at(1000); i++) {
      children.add(parent.child(at(2_000 + i), at(3_000 + i)));
    }
    for (int i = 0; i < at(1000); i++) {
      assertSame(children.get(i), parent.child(at(2_000 + i), at(3_000 + i)));
      assertArrayEquals(new int[] {at(2_000 + i), at(1051)}, children.get(i).sites());
    }
  }

  @Test
  void aMethodThatCallsItselfIsEnteredAtItsFirstNode() {
    Context first = Context.ROOT.child(at(1061), at(1561));
    assertSame(first, first.child(at(1062), at(1561)));
    Context other = first.child(at(1063), at(1563));
    assertSame(first, other.child(at(1064), at(1561)));
  }

  @Test
  void deepCallsAreNotToldApart() {
    Context at = Context.ROOT;
    for (int i = 0; i < 10_000; i++) {
      at = at.child(at(i), 30_000 + i);
    }
    assertTrue(at.sites().length <= 256, () -> "sites");
    assertSame(at, at.child(at(11_000), 50_001));
  }

  @Test
  void threadsThatComeAtOnceGetOneNode() throws Exception {
    Context parent = Context.ROOT.child(at(1071), at(1571));
    Context[] nodes = new Context[4];
    Thread[] threads = new Thread[nodes.length];
    synchronized (parent) {
      for (int i = 0; i < threads.length; i++) {
        int number = i;
        threads[i] = new Thread(() -> nodes[number] = parent.child(at(1072), at(1572)));
        threads[i].start();
      }
      for (Thread thread : threads) {
        while (thread.getState() != Thread.State.BLOCKED) {
          Thread.onSpinWait();
        }
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (Context node : nodes) {
      assertSame(nodes[0], node);
    }
  }
}
