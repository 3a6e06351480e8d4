package dev.racetest.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is kept for objects as long as they live. */
class ObjectTableTest {
  private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
  private final AtomicInteger made = new AtomicInteger();
  private final ObjectTable table = new ObjectTable(object -> made.incrementAndGet(), dead);

  private ObjectTable.Entry get(Object object) {
    return table.get(object, System.identityHashCode(object));
  }

  @Test
  void anObjectHasOneEntry() {
    Object object = new Object();
    assertSame(get(object), get(object));
    assertEquals(1, made.get());
  }

  @Test
  void equalObjectsHaveTheirOwn() {
    String one = new String("same");
    String other = new String("same");
    assertNotSame(table.get(one, 1), table.get(other, 1));
  }

  @Test
  void objectsWithOneHashHaveTheirOwn() {
    List<Object> objects = new ArrayList<>();
    List<ObjectTable.Entry> entries = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      objects.add(new Object());
      entries.add(table.get(objects.get(i), 42));
    }
    assertEquals(200, made.get());
    for (int i = 0; i < 200; i++) {
      assertSame(entries.get(i), table.get(objects.get(i), 42));
    }
  }

  @Test
  void allAreFoundAgainWhenTheTableHasGrown() {
    List<Object> objects = new ArrayList<>();
    List<ObjectTable.Entry> entries = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      objects.add(new Object());
      entries.add(get(objects.get(i)));
    }
    for (int i = 0; i < objects.size(); i++) {
      assertSame(entries.get(i), get(objects.get(i)));
    }
    assertEquals(100_000, made.get());
  }

  @Test
  @Timeout(60)
  void objectsAreNotKeptAlive() throws Exception {
    ObjectTable.Entry entry = get(new Object());
    Reference<?> gone = null;
    while (gone == null) {
      System.gc();
      gone = dead.remove(10);
    }
    assertSame(entry, gone);
    entry.remove();
    assertEquals(null, entry.value());
  }

  @Test
  void whatIsRemovedIsGoneAndTheOthersAreNot() {
    Object[] objects = {new Object(), new Object(), new Object()};
    ObjectTable.Entry first = table.get(objects[0], 1);
    ObjectTable.Entry second = table.get(objects[1], 1);
    ObjectTable.Entry third = table.get(objects[2], 1);
    second.remove();
    assertSame(first, table.get(objects[0], 1));
    assertSame(third, table.get(objects[2], 1));
    assertNotSame(second, table.get(objects[1], 1));
    first.remove();
    third.remove();
    assertNotSame(first, table.get(objects[0], 1));
    assertNotSame(third, table.get(objects[2], 1));
  }

  /** The first one makes the value only when the second one waits for it, or makes one as well. */
  @Test
  void threadsThatComeAtOnceGetOneEntry() throws Exception {
    Object object = new Object();
    Thread[] second = new Thread[1];
    ObjectTable[] shared = new ObjectTable[1];
    ObjectTable.Entry[] entries = new ObjectTable.Entry[2];
    shared[0] =
        new ObjectTable(
            any -> {
              if (made.incrementAndGet() == 1) {
                second[0] = new Thread(() -> entries[1] = shared[0].get(object, 1));
                second[0].start();
                while (second[0].getState() != Thread.State.BLOCKED && made.get() == 1) {
                  Thread.onSpinWait();
                }
              }
              return "value";
            },
            dead);
    entries[0] = shared[0].get(object, 1);
    second[0].join();
    assertSame(entries[0], entries[1]);
    assertEquals(1, made.get());
  }

  @Test
  void recentObjectsAreFoundUntilOthersTakeTheirPlace() {
    RecentObjects recent = new RecentObjects();
    Object object = new Object();
    Object other = new Object();
    assertEquals(-1, recent.find(object, 5));
    int place = recent.put(table.get(object, 5), 5);
    assertEquals(place, recent.find(object, 5));
    assertEquals(-1, recent.find(other, 5), "the same hash, another object");
    recent.see(place, 9L);
    assertEquals(9L, recent.seen(place));
    recent.put(table.get(other, 5), 5);
    assertEquals(-1, recent.find(object, 5));
    assertEquals(0L, recent.seen(recent.find(other, 5)), "nothing was seen of the other");
    assertNotNull(recent.value(recent.find(other, 5)));
    recent.clear();
    assertEquals(-1, recent.find(other, 5));
  }
}
