package dev.racetest.scheduler.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StaticStateTest {
  static boolean flag;
  static byte small;
  static short medium;
  static char letter;
  static int number;
  static long large;
  static float real;
  static double precise;
  static Object reference;
  static Object other;
  static final Node HOLDER = new Node(new int[] {1, 2, 3});

  private final StateFixture fixture = new StateFixture();

  static final class Node {
    final int[] values;
    Node next;
    float weight = -0.0f;
    boolean seen;

    Node(int[] values) {
      this.values = values;
    }
  }

  record Pair(Node left, Object[] right) {}

  enum Level {
    LOW;

    int uses;
  }

  static final class LoadedLate {
    static int value;

    static {
      value = late();
    }

    private static int late() {
      return 7;
    }
  }

  @AfterEach
  void clear() {
    reference = null;
    other = null;
  }

  private void execution(String field, Runnable change) {
    fixture.execution(StaticStateTest.class, field, change);
  }

  @Test
  void primitivesOfAllKinds() {
    flag = true;
    small = -1;
    medium = Short.MIN_VALUE;
    letter = '\uffff';
    number = -2;
    large = Long.MIN_VALUE + 1L;
    real = -0.0f;
    precise = Double.longBitsToDouble(0x7ff8_0000_0000_0123L);
    for (String field :
        List.of("flag", "small", "medium", "letter", "number", "large", "real", "precise")) {
      fixture.state.touched(StateFixture.field(StaticStateTest.class, field));
    }
    flag = false;
    small = 1;
    medium = 1;
    letter = 1;
    number = 1;
    large = 1L;
    real = 0.0f;
    precise = 1.0;
    fixture.state.putBack();
    assertTrue(flag);
    assertEquals(-1, small);
    assertEquals(Short.MIN_VALUE, medium);
    assertEquals('\uffff', letter);
    assertEquals(-2, number);
    assertEquals(Long.MIN_VALUE + 1L, large);
    assertEquals(Integer.MIN_VALUE, Float.floatToRawIntBits(real));
    assertEquals(0x7ff8_0000_0000_0123L, Double.doubleToRawLongBits(precise));
  }

  @Test
  void references() {
    Object before = new Object();
    reference = before;
    execution("reference", () -> reference = "changed");
    assertSame(before, reference);
    execution("reference", () -> reference = null);
    assertSame(before, reference);
  }

  @Test
  void arraysOfAllKinds() {
    Object[] arrays = {
      new boolean[] {true, false},
      new byte[] {1, 2},
      new short[] {1, 2},
      new char[] {1, 2},
      new int[] {1, 2},
      new long[] {1L, 2L},
      new float[] {-0.0f, 2.0f},
      new double[] {-0.0, 2.0},
      new String[] {"a", "b"},
      new int[][] {{1}, {2}, {}}
    };
    Object[] changed = {
      new boolean[2],
      new byte[2],
      new short[2],
      new char[2],
      new int[2],
      new long[2],
      new float[2],
      new double[2],
      new String[2],
      new int[3][]
    };
    Object[] before = arrays.clone();
    String content = Arrays.deepToString(arrays);
    int[] nested = ((int[][]) arrays[9])[0];
    reference = arrays;
    execution(
        "reference",
        () -> {
          nested[0] = 5;
          for (int i = 0; i < arrays.length; i++) {
            int length = java.lang.reflect.Array.getLength(arrays[i]);
            System.arraycopy(changed[i], 0, arrays[i], 0, length);
          }
          Arrays.fill(arrays, null);
        });
    for (int i = 0; i < arrays.length; i++) {
      assertSame(before[i], arrays[i]);
    }
    assertEquals(content, Arrays.deepToString(arrays));
  }

  @Test
  void whatAFinalFieldLeadsTo() {
    execution(
        "HOLDER",
        () -> {
          HOLDER.values[1] = 9;
          HOLDER.next = new Node(null);
          HOLDER.weight = 0.0f;
          HOLDER.seen = true;
        });
    assertArrayEquals(new int[] {1, 2, 3}, HOLDER.values);
    assertNull(HOLDER.next);
    assertEquals(-0.0f, HOLDER.weight);
    assertFalse(HOLDER.seen);
  }

  @Test
  void nestedObjectsAndRecords() {
    Node left = new Node(new int[] {1});
    Object[] right = {left, new Pair(new Node(new int[] {2}), null)};
    reference = new Pair(left, right);
    Node deepest = ((Pair) right[1]).left();
    execution(
        "reference",
        () -> {
          deepest.values[0] = 7;
          deepest.seen = true;
          left.next = deepest;
          right[0] = null;
        });
    assertEquals(2, deepest.values[0]);
    assertFalse(deepest.seen);
    assertNull(left.next);
    assertSame(left, right[0]);
  }

  @Test
  void cycles() {
    Node first = new Node(null);
    Node second = new Node(null);
    first.next = second;
    second.next = first;
    reference = first;
    execution(
        "reference",
        () -> {
          second.next = second;
          first.next = null;
        });
    assertSame(second, first.next);
    assertSame(first, second.next);
  }

  @Test
  void enumConstants() {
    reference = Level.LOW;
    execution("reference", () -> Level.LOW.uses++);
    assertEquals(0, Level.LOW.uses);
  }

  @Test
  void whatALambdaHasCaptured() {
    int[] counter = {3};
    reference = (IntSupplier) () -> counter[0]++;
    assertTrue(reference.getClass().isHidden());
    execution("reference", () -> ((IntSupplier) reference).getAsInt());
    assertEquals(3, counter[0]);
  }

  @Test
  void anObjectIsCapturedOnceOnly() {
    Node shared = new Node(null);
    reference = shared;
    other = shared;
    execution(
        "reference",
        () -> {
          shared.seen = true;
          fixture.state.touched(StateFixture.field(StaticStateTest.class, "other"));
          other = null;
        });
    assertFalse(shared.seen, "as it was before the execution, not when the second field led to it");
    assertSame(shared, other);
  }

  @Test
  void whatWasNotTouchedStays() {
    Node untouched = new Node(null);
    reference = new Node(null);
    other = untouched;
    execution(
        "reference",
        () -> {
          untouched.seen = true;
          other = "changed";
        });
    assertTrue(untouched.seen);
    assertEquals("changed", other);
  }

  @Test
  void whatWasForgottenStays() {
    reference = "before";
    fixture.state.touched(StateFixture.field(StaticStateTest.class, "reference"));
    fixture.state.forget();
    reference = "after";
    fixture.state.putBack();
    assertEquals("after", reference);
    execution("reference", () -> reference = "changed");
    assertEquals("after", reference);
  }

  @Test
  void aClassIsInitializedFirst() {
    java.lang.reflect.Field field = StateFixture.field(LoadedLate.class, "value");
    assertFalse(fixture.state.touched(field));
    assertEquals(7, LoadedLate.value);
    fixture.state.putBack();
    assertEquals(7, LoadedLate.value);
    assertTrue(fixture.state.touched(field));
    LoadedLate.value = 8;
    fixture.state.putBack();
    assertEquals(7, LoadedLate.value);
  }
}
