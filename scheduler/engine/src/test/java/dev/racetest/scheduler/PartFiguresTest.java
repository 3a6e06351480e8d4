package dev.racetest.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.racetest.scheduler.spi.Guarantee;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is counted in parts and added up is what is counted in one piece. */
class PartFiguresTest {
  private static final ExplorationOptions OPTIONS = ExplorationOptions.of("test");

  private static PartFigures sent(PartFigures figures) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    figures.write(new DataOutputStream(bytes));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    PartFigures read = PartFigures.read(in);
    assertEquals(0, in.available());
    return read;
  }

  private static Summary summary(PartFigures figures) {
    return figures.summary(OPTIONS, Duration.ZERO, Occurrences.NONE);
  }

  private static PartFigures withTraces(long... traces) throws IOException {
    Tally tally = new Tally();
    for (long trace : traces) {
      tally.traced(trace);
    }
    return sent(PartFigures.of(tally, new OutcomeTally(), traces.length, 0, List.of()));
  }

  /** A trace may have another hash in another JVM: none is counted that may be a known one. */
  @Test
  void thereAreAtLeastAsManyTracesAsThePartWithTheMostHas() throws IOException {
    PartFigures sum = new PartFigures();
    sum.add(withTraces(2, 4, 4, 8));
    assertEquals(3, summary(sum).traces());
    assertEquals(2, summary(sum).once());
    assertEquals(new Coverage(4, true, List.of()), summary(sum).coverage());
    sum.add(withTraces(16, 32));
    assertEquals(3, summary(sum).traces());
    assertEquals(0, summary(sum).once());
    assertEquals(new Coverage(6, false, List.of()), summary(sum).coverage());
  }

  @Test
  void boundsOfPartsWithoutALongerExecutionAddUp() {
    DepthBounds whole = new DepthBounds();
    DepthBounds sum = new DepthBounds();
    Random random = new Random(2);
    for (int part = 0; part < 5; part++) {
      DepthBounds bounds = new DepthBounds();
      for (int i = 0; i < 20; i++) {
        Guarantee guarantee = Guarantee.ofDepth(2 + random.nextInt(2), 20 + random.nextInt(3));
        int tasks = 2 + random.nextInt(2);
        int decisions = random.nextInt(20);
        whole.add(guarantee, tasks, decisions);
        bounds.add(guarantee, tasks, decisions);
      }
      sum.addAll(bounds);
    }
    assertEquals(whole.all(), sum.all());
  }

  /** The theorem needs a k that no execution exceeds, in whichever part it was. */
  @Test
  void partsThatHaveDrawnAmongTooFewDecisionsDoNotCount() {
    for (boolean isShortFirst : new boolean[] {false, true}) {
      DepthBounds shorter = new DepthBounds();
      shorter.add(Guarantee.ofDepth(2, 10), 2, 10);
      DepthBounds longer = new DepthBounds();
      longer.add(Guarantee.ofDepth(2, 12), 3, 12);
      DepthBounds sum = new DepthBounds();
      sum.addAll(isShortFirst ? shorter : longer);
      sum.addAll(isShortFirst ? longer : shorter);
      assertEquals(List.of(new DepthBound(2, 1, 3, 12)), sum.all());
    }
  }

  @Test
  void whatTheTheoremDoesNotCoverStaysUncovered() {
    DepthBounds invalid = new DepthBounds();
    invalid.invalidate();
    DepthBounds sum = new DepthBounds();
    sum.addAll(invalid);
    sum.add(Guarantee.ofDepth(2, 12), 2, 12);
    assertEquals(List.of(), sum.all());
  }

  private static OutcomeTally outcomes(String... all) {
    OutcomeTally tally = new OutcomeTally();
    for (String one : all) {
      tally.add(one.isEmpty() ? null : one.substring(0, 1), () -> "token of " + one);
    }
    return tally;
  }

  @Test
  void outcomesKeepTheTokenOfTheEarliestPart() throws IOException {
    PartFigures sum = new PartFigures();
    sum.add(sent(PartFigures.of(new Tally(), outcomes("b1", "a1", ""), 3, 0, List.of("one"))));
    sum.add(
        sent(PartFigures.of(new Tally(), outcomes("a2", "c2", ""), 3, 1, List.of("two", "one"))));

    Outcomes all = summary(sum).outcomes().orElseThrow();
    assertEquals(
        List.of(
            new OutcomeCount("a", 2, "token of a1"),
            new OutcomeCount("b", 1, "token of b1"),
            new OutcomeCount("c", 1, "token of c2")),
        all.counts());
    assertEquals(2, all.without());
    assertEquals(6, sum.executions());
    assertEquals(1, sum.failing());
    assertEquals(List.of("one", "two"), sum.notes());
  }

  @Test
  void whatIsSentArrives() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DepthBounds bounds = new DepthBounds();
    bounds.add(Guarantee.ofDepth(2, 12), 3, 12);
    bounds.write(new DataOutputStream(bytes));
    DepthBounds readBounds =
        DepthBounds.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertEquals(bounds.all(), readBounds.all());
    readBounds.add(Guarantee.NONE, 2, 13);
    assertEquals(List.of(), readBounds.all());
  }

  @Test
  void aRangeWithoutExecutionsIsRefused() {
    Exception wrong =
        assertThrows(IllegalArgumentException.class, () -> new ExecutionRange(5, 5, 0));
    assertEquals(
        "the range must begin at 0 or later and hold an execution, but was 5 to 5",
        wrong.getMessage());
  }
}
