package dev.racetest.scheduler.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityTableTest {
  private final IdentityTable<Integer> table = new IdentityTable<>();

  @Test
  void comparesByIdentity() {
    String one = new String("equal");
    table.put(one, 1);
    assertEquals(1, table.get(one));
    assertNull(table.get(new String("equal")));
  }

  @Test
  void growsAndForgets() {
    for (int round = 0; round < 3; round++) {
      List<Object> keys = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        Object key = new Object();
        keys.add(key);
        table.put(key, i);
      }
      for (int i = 0; i < keys.size(); i++) {
        assertEquals(i, table.get(keys.get(i)));
      }
      table.clear();
      for (Object key : keys) {
        assertNull(table.get(key));
      }
    }
  }
}
