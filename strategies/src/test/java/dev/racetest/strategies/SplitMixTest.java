package dev.racetest.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitMixTest {
  private final SplitMix random = new SplitMix();

  /** The values that the reference implementation in C by Vigna gives for this seed. */
  @Test
  void hasTheKnownValues() {
    random.seed(1234567);
    assertEquals(6457827717110365317L, random.next());
    assertEquals(3203168211198807973L, random.next());
    assertEquals(Long.parseUnsignedLong("9817491932198370423"), random.next());
    assertEquals(4593380528125082431L, random.next());
    assertEquals(Long.parseUnsignedLong("16408922859458223821"), random.next());
  }

  @Test
  void isTheGeneratorOfTheJdk() {
    for (long seed = -50; seed < 50; seed++) {
      SplittableRandom expected = new SplittableRandom(seed);
      random.seed(seed);
      for (int i = 0; i < 100; i++) {
        assertEquals(expected.nextLong(), random.next());
      }
    }
  }

  @Test
  void executionsOfSeedsOneStepApartHaveNothingInCommon() {
    random.begin(0);
    random.next();
    long second = random.next();
    random.begin(0x9E3779B97F4A7C15L);
    assertTrue(second != random.next());
  }

  /** 6 degrees of freedom: more than 22.46 has a probability of 0.001. */
  @Test
  void smallBoundsAreUniform() {
    random.seed(1);
    long[] counts = new long[7];
    for (int i = 0; i < 700_000; i++) {
      counts[random.below(7)]++;
    }
    assertTrue(ChiSquare.uniform(counts) < 22.46);
  }

  /**
   * Three quarters of 2^31 do not divide 2^32: scaling alone would make every third number less
   * likely by a third. 2 degrees of freedom: more than 13.82 has a probability of 0.001.
   */
  @Test
  void largeBoundsAreUniform() {
    random.seed(2);
    long[] classes = new long[3];
    long[] thirds = new long[3];
    int bound = 3 << 29;
    for (int i = 0; i < 300_000; i++) {
      int number = random.below(bound);
      classes[number % 3]++;
      thirds[number >>> 29]++;
    }
    assertTrue(ChiSquare.uniform(classes) < 13.82);
    assertTrue(ChiSquare.uniform(thirds) < 13.82);
  }

  @Test
  void boundOfOneHasOneOutcome() {
    random.seed(3);
    assertEquals(0, random.below(1));
  }
}
