package dev.racetest.watch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of arrays and collections. */
class ElementsTest {
  /** The words of the last two would be found where an int overflows. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 5, 715_827_883, 1_431_655_766, Integer.MAX_VALUE})
  void anIndexThatIsOutOfBoundsIsLeftToTheProgram(int index) {
    int[] array = new int[5];
    Strand strand = Watch.current();
    assertDoesNotThrow(() -> Elements.arrayRead(array, index, strand, 0));
    assertDoesNotThrow(() -> Elements.arrayWrite(array, index, strand, 0));
  }

  @Test
  void noArrayIsLeftToTheProgram() {
    assertDoesNotThrow(() -> Elements.arrayRead(null, 0, Watch.current(), 0));
    assertDoesNotThrow(() -> Elements.arrayWrite(null, 0, Watch.current(), 0));
  }

  @Test
  void collectionsAreKnownByName() {
    assertTrue(Elements.isCollection("java/util/ArrayList"));
    assertFalse(Elements.isCollection("java/util/concurrent/ConcurrentHashMap"));
  }
}
