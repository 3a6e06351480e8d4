package dev.racetest.strategies.exhaustive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is said of variables is the same in executions that differ in other kinds of variables. */
class VariablesTest {
  private static final int VALUE = 12;

  private final Variables variables = new Variables();

  private int first(Object object) {
    return variables.numberOf(object, VALUE);
  }

  @Test
  void variablesOfAKindAreCountedWhateverElseThereIs() {
    int one = first(new AtomicInteger());
    for (int i = 0; i < 1_000; i++) {
      variables.numberOf(List.of(i), i);
    }
    int other = first(new AtomicInteger());

    assertEquals(0, variables.ordinal(one));
    assertEquals(1, variables.ordinal(other));
    assertEquals(variables.signature(one), variables.signature(other));
  }

  @Test
  void variablesOfAnObjectAreOfDifferentKinds() {
    AtomicInteger object = new AtomicInteger();
    int one = variables.numberOf(object, VALUE);
    int other = variables.numberOf(object, VALUE + 4);

    assertNotEquals(variables.signature(one), variables.signature(other));
    assertEquals(0, variables.ordinal(other));
    assertEquals(one, variables.numberOf(object, VALUE));
  }

  @Test
  void everyExecutionCountsAnew() {
    for (int execution = 0; execution < 3; execution++) {
      variables.clear();
      for (int i = 0; i < 200; i++) {
        assertEquals(i, variables.ordinal(first(new AtomicInteger())));
      }
    }
  }
}
