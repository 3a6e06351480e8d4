package dev.racetest.scheduler.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class IdentitySetTest {
  private final IdentitySet set = new IdentitySet();

  @Test
  void comparesByIdentity() {
    String one = new String("equal");
    set.add(one);
    set.add(one);
    assertEquals(1, set.size());
    set.add(new String("equal"));
    assertEquals(2, set.size());
    assertSame(one, set.get(0));
  }

  @Test
  void growsAndShrinks() {
    Object[] objects = new Object[10_000];
    for (int i = 0; i < objects.length; i++) {
      objects[i] = new Object();
      set.add(objects[i]);
    }
    set.truncate(5_000);
    assertEquals(5_000, set.size());
    for (int round = 0; round < 2; round++) {
      for (Object object : objects) {
        set.add(object);
      }
      assertEquals(objects.length, set.size());
    }
    for (int i = 0; i < objects.length; i++) {
      assertSame(objects[i], set.get(i));
    }
  }
}
