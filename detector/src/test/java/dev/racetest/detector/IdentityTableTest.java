package dev.racetest.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** Variables keep their numbers, and lose them when their objects are gone, not before. */
class IdentityTableTest {
  private static final int FEW = 8;

  private final Counter numbers = new Counter();

  private static final class Counter implements IdentityTable.Numbers {
    private int given;
    private int gone;

    @Override
    public int next() {
      return given++;
    }

    @Override
    public void gone(Entry entry) {
      gone++;
    }
  }

  private record Value(int number) {}

  private static final class ValueHash extends IdentityHash {
    @Override
    int of(Object object) {
      return object instanceof Value value ? value.number : 1;
    }
  }

  @Test
  void equalObjectsOfEqualHashAreDifferent() {
    for (int mostHeld = 0; mostHeld < 3; mostHeld++) {
      IdentityTable table = new IdentityTable(new ValueHash(), new Counter(), 1, mostHeld);
      Value first = new Value(1);
      Value second = new Value(1);
      assertEquals(0, table.findOrAdd(first, 7).number);
      assertEquals(-1, table.find(second, 7));
      assertEquals(1, table.findOrAdd(second, 7).number);
      assertEquals(0, table.find(first, 7));
    }
  }

  @Test
  void tableNumbersVariablesInTheOrderOfTheirArrival() {
    numberInOrder(new IdentityTable(new ValueHash(), numbers));
  }

  @Test
  void variablesOfLivingObjectsKeepTheirNumbers() {
    numberInOrder(new IdentityTable(new ValueHash(), numbers, 1, 100));
    assertEquals(0, numbers.gone);
  }

  /** Many variables, so that the table grows eight times. */
  private static void numberInOrder(IdentityTable table) {
    Object[] keys = new Object[40_000];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = i % 3 == 1 ? keys[i - 1] : new Value(i / 2);
      assertEquals(-1, table.find(keys[i], i));
      assertEquals(i, table.findOrAdd(keys[i], i).number);
    }
    for (int i = 0; i < keys.length; i++) {
      assertEquals(i, table.find(keys[i], i));
      assertEquals(i, table.findOrAdd(keys[i], i).number);
    }
    assertEquals(keys.length, table.size());
  }

  @Test
  void nullIsAnObjectThatStays() {
    IdentityTable table = new IdentityTable(new ValueHash(), numbers, 1, FEW);
    assertEquals(0, table.findOrAdd(null, 3).number);
    addGarbage(table, 10_000);
    assertEquals(0, table.find(null, 3));
    assertEquals(-1, table.find(null, 4));
  }

  private static void addGarbage(IdentityTable table, int count) {
    for (int i = 0; i < count; i++) {
      table.findOrAdd(new Value(i), i);
    }
  }

  @Test
  void objectsOfSmallExecutionAreHeld() {
    IdentityTable table = new IdentityTable(new ValueHash(), numbers, 1, FEW);
    addGarbage(table, FEW - 1);
    WeakReference<Object> garbage = reference(table, FEW);
    collect();
    assertFalse(garbage.refersTo(null));
    assertEquals(FEW, table.references());
  }

  @Test
  void objectsOfLargeExecutionAreLetGo() {
    IdentityTable table = new IdentityTable(new ValueHash(), numbers, 1, FEW);
    WeakReference<Object> garbage = reference(table, 1);
    addGarbage(table, FEW);
    collect();
    assertTrue(garbage.refersTo(null));
  }

  /** A reference to an object that the table was given, and nobody else has. */
  private static WeakReference<Object> reference(IdentityTable table, int variable) {
    Object object = new Value(variable);
    table.findOrAdd(object, variable);
    return new WeakReference<>(object);
  }

  /** Returns when an object that was garbage before is gone. */
  static void collect() {
    WeakReference<Object> garbage = new WeakReference<>(new Object());
    while (!garbage.refersTo(null)) {
      System.gc();
    }
  }

  @Test
  void numbersOfGoneObjectsAreGivenOutAgain() {
    IdentityTable table = new IdentityTable(new ValueHash(), numbers, 1, FEW);
    Value stays = new Value(-1);
    int number = table.findOrAdd(stays, 0).number;
    for (int round = 0; round < 100; round++) {
      addGarbage(table, 1000);
      collect();
    }
    assertTrue(numbers.given < 5000, numbers.given + " numbers");
    assertTrue(table.size() < 5000, table.size() + " variables");
    assertEquals(number, table.find(stays, 0));
    table.clear();
    assertEquals(0, table.references());
  }

  @Test
  void executionAfterLargeOneHoldsItsObjectsAgain() {
    IdentityTable table = new IdentityTable(new ValueHash(), numbers, 1, FEW);
    addGarbage(table, 10_000);
    table.clear();
    WeakReference<Object> garbage = reference(table, 0);
    collect();
    assertFalse(garbage.refersTo(null));
    assertEquals(1, table.references());
  }
}
