package dev.racetest.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The calling context tree. Its nodes stay for ever, so each test has sites of its own. */
class ContextTest {
  @Test
  void aNodeHasTheSitesThatLedToIt() {
    Context access = Context.ROOT.child(1_001, 1_501).child(1_002, 1_502).child(1_003);
    assertArrayEquals(new int[] {1_003, 1_002, 1_001}, access.sites());
    assertEquals(1_003, access.site());
  }

  @Test
  void callsFromNowhereHaveNoSite() {
    Context access = Context.ROOT.child(0, 1_510).child(1_011);
    assertArrayEquals(new int[] {1_011}, access.sites());
  }

  @Test
  void oneWayIsOneNode() {
    Context method = Context.ROOT.child(1_021, 1_521);
    assertSame(method, Context.ROOT.child(1_021, 1_521));
    assertSame(method.child(1_022), method.child(1_022));
  }

  @Test
  void differentWaysAreDifferentNodes() {
    Context method = Context.ROOT.child(1_031, 1_531);
    assertNotSame(method, Context.ROOT.child(1_032, 1_531));
    assertNotSame(method, Context.ROOT.child(1_031, 1_532));
    assertNotSame(method.child(1_033), method.child(1_034));
    assertNotSame(method.child(1_033, 1_533), method.child(1_033, 1_534));
  }

  @Test
  void aNodeIsFoundByItsNumber() {
    Context node = Context.ROOT.child(1_041, 1_541).child(1_042);
    assertSame(node, Context.withNumber(node.number()));
  }

  @Test
  void noNodeHasANumberThatWasNotGivenOut() {
    assertEquals(null, Context.withNumber((1 << Context.BITS) - 1));
  }

  @Test
  void manyChildrenAreAllFoundAgain() {
    Context parent = Context.ROOT.child(1_051, 1_551);
    List<Context> children = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      children.add(parent.child(2_000 + i, 3_000 + i));
    }
    for (int i = 0; i < 1_000; i++) {
      assertSame(children.get(i), parent.child(2_000 + i, 3_000 + i));
      assertArrayEquals(new int[] {2_000 + i, 1_051}, children.get(i).sites());
    }
  }

  @Test
  void aMethodThatCallsItselfIsEnteredAtItsFirstNode() {
    Context first = Context.ROOT.child(1_061, 1_561);
    assertSame(first, first.child(1_062, 1_561));
    Context other = first.child(1_063, 1_563);
    assertSame(first, other.child(1_064, 1_561));
  }

  @Test
  void deepCallsAreNotToldApart() {
    Context at = Context.ROOT;
    for (int i = 0; i < 10_000; i++) {
      at = at.child(10_000 + i, 30_000 + i);
    }
    assertTrue(at.sites().length <= 256, () -> "sites");
    assertSame(at, at.child(50_000, 50_001));
  }

  @Test
  void threadsThatComeAtOnceGetOneNode() throws Exception {
    Context parent = Context.ROOT.child(1_071, 1_571);
    Context[] nodes = new Context[4];
    Thread[] threads = new Thread[nodes.length];
    synchronized (parent) {
      for (int i = 0; i < threads.length; i++) {
        int number = i;
        threads[i] = new Thread(() -> nodes[number] = parent.child(1_072, 1_572));
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
