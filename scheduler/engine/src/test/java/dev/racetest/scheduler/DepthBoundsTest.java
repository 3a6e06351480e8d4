package dev.racetest.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.racetest.scheduler.spi.Guarantee;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepthBoundsTest {
  /** The formula with exact fractions: (1 - 1 / (n k^(d-1)))^N. */
  private static double exactly(int depth, int executions, int tasks, int decisions) {
    BigInteger inverse = BigInteger.valueOf(tasks);
    inverse = inverse.multiply(BigInteger.valueOf(decisions).pow(depth - 1));
    BigInteger missing = inverse.subtract(BigInteger.ONE).pow(executions);
    return new BigDecimal(missing)
        .divide(new BigDecimal(inverse.pow(executions)), MathContext.DECIMAL64)
        .doubleValue();
  }

  @Test
  void isTheFormulaOfThePaper() {
    for (int depth = 1; depth <= 5; depth++) {
      for (int tasks : new int[] {2, 3, 17}) {
        for (int decisions : new int[] {1, 2, 40, 1000}) {
          for (int executions : new int[] {1, 2, 110, 2000}) {
            DepthBound bound = new DepthBound(depth, executions, tasks, decisions);
            double exact = exactly(depth, executions, tasks, decisions);
            assertEquals(exact, bound.missed(), 1e-12 * exact, bound::toString);
          }
        }
      }
    }
  }

  @Test
  void executionsOfEachDepthAddUp() {
    DepthBounds bounds = new DepthBounds();
    bounds.add(Guarantee.NONE, 3, 20);
    bounds.add(Guarantee.ofDepth(2, 20), 3, 18);
    bounds.add(Guarantee.SAMPLE, 4, 20);
    bounds.add(Guarantee.ofDepth(3, 20), 3, 20);
    bounds.add(Guarantee.ofDepth(2, 20), 3, 7);

    assertEquals(List.of(new DepthBound(2, 2, 4, 20), new DepthBound(3, 1, 4, 20)), bounds.all());
  }

  /** Their change points were drawn among too few decisions. */
  @Test
  void executionsBeforeALongerOneDoNotCount() {
    DepthBounds bounds = new DepthBounds();
    bounds.add(Guarantee.NONE, 2, 10);
    bounds.add(Guarantee.ofDepth(2, 10), 2, 10);
    bounds.add(Guarantee.ofDepth(2, 10), 2, 12);
    assertEquals(List.of(), bounds.all());
    bounds.add(Guarantee.ofDepth(2, 12), 2, 9);
    bounds.add(Guarantee.SAMPLE, 2, 13);
    assertEquals(List.of(), bounds.all());
    bounds.add(Guarantee.ofDepth(2, 13), 2, 9);
    bounds.add(Guarantee.ofDepth(2, 13), 2, 13);
    assertEquals(List.of(new DepthBound(2, 2, 2, 13)), bounds.all());
  }

  /** As when a program spins, of which the strategy takes no account. */
  @Test
  void executionsDrawnWithTooSmallASizeNeverCount() {
    DepthBounds bounds = new DepthBounds();
    bounds.add(Guarantee.ofDepth(2, 10), 2, 500);
    bounds.add(Guarantee.ofDepth(2, 10), 2, 10);
    assertEquals(List.of(), bounds.all());
  }

  @Test
  void theLargestSizeCounts() {
    DepthBounds bounds = new DepthBounds();
    bounds.add(Guarantee.ofDepth(2, 10), 2, 8);
    bounds.add(Guarantee.ofDepth(2, 15), 2, 10);
    assertEquals(List.of(new DepthBound(2, 2, 2, 15)), bounds.all());
  }

  @Test
  void nothingIsSaidOfProgramsThatTheTheoremDoesNotCover() {
    DepthBounds bounds = new DepthBounds();
    bounds.add(Guarantee.ofDepth(2, 10), 2, 8);
    bounds.invalidate();
    assertEquals(List.of(), bounds.all());
  }
}
