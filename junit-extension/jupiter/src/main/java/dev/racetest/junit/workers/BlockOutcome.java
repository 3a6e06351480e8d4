package dev.racetest.junit.workers;

import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.PartFigures;
import dev.racetest.scheduler.PartResult;
import dev.racetest.scheduler.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * What is known of a block that was run.
 *
 * @param figures what it has counted
 * @param token of its last execution, or of the one that fails
 * @param eventHash of the same execution
 * @param finding what is wrong, if anything is, in words only
 */
record BlockOutcome(PartFigures figures, String token, long eventHash, Optional<Finding> finding) {

  static BlockOutcome of(PartResult part) {
    ExplorationResult result = part.result();
    return new BlockOutcome(
        part.figures(),
        result.token(),
        result.eventHash(),
        result.findings().stream().findFirst().map(main -> inWords(main, result)));
  }

  private static Finding inWords(Finding main, ExplorationResult result) {
    return new Finding(
        main.kind(), main.headline(), main.identity(), result.report(), Optional.empty());
  }

  /** That of a block of which nothing is known but what is wrong. */
  static BlockOutcome wrong(Finding.Kind kind, String headline, String report) {
    Finding finding = new Finding(kind, headline, headline, report, Optional.empty());
    return new BlockOutcome(new PartFigures(), "", 0L, Optional.of(finding));
  }

  boolean failed() {
    return finding.isPresent();
  }

  void write(DataOutput out) throws IOException {
    figures.write(out);
    Texts.write(token, out);
    out.writeLong(eventHash);
    out.writeBoolean(finding.isPresent());
    if (finding.isPresent()) {
      Texts.write(finding.get().kind().name(), out);
      Texts.write(finding.get().headline(), out);
      Texts.write(finding.get().identity(), out);
      Texts.write(finding.get().report(), out);
    }
  }

  static BlockOutcome read(DataInput in) throws IOException {
    PartFigures figures = PartFigures.read(in);
    String token = Texts.read(in);
    long eventHash = in.readLong();
    return new BlockOutcome(
        figures, token, eventHash, in.readBoolean() ? Optional.of(finding(in)) : Optional.empty());
  }

  private static Finding finding(DataInput in) throws IOException {
    return new Finding(
        Finding.Kind.valueOf(Texts.read(in)),
        Texts.read(in),
        Texts.read(in),
        Texts.read(in),
        Optional.empty());
  }
}
