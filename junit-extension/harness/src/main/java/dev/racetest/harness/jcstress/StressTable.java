package dev.racetest.harness.jcstress;

import java.util.List;

/** The result of a jcstress class as text. */
final class StressTable {
  private static final String ROW = "  %s  %s  %s  %s";

  private final StressResult result;

  StressTable(StressResult result) {
    this.result = result;
  }

  String text() {
    StringBuilder text = new StringBuilder(result.test()).append('\n');
    table(text);
    text.append("\n  ").append(completeness()).append('\n');
    outOfReach(text);
    for (StressOutcome outcome : result.outcomes()) {
      trace(text, outcome);
    }
    for (String note : result.exploration().notes()) {
      text.append("\n  Note: ").append(note.strip().replace("\n", "\n  ")).append('\n');
    }
    return text.toString();
  }

  private void table(StringBuilder text) {
    int outcome = width("outcome", result.outcomes().stream().map(StressOutcome::outcome).toList());
    int expect =
        width("expect", result.outcomes().stream().map(each -> each.expect().name()).toList());
    row(text, pad("outcome", outcome), "   count", pad("expect", expect), "description");
    for (StressOutcome each : result.outcomes()) {
      row(
          text,
          pad(each.outcome(), outcome),
          "%8d".formatted(each.count()),
          pad(each.expect().name(), expect),
          each.description());
    }
  }

  private static void row(StringBuilder text, String... cells) {
    text.append(ROW.formatted((Object[]) cells).stripTrailing()).append('\n');
  }

  private static int width(String heading, List<String> cells) {
    return Math.max(heading.length(), cells.stream().mapToInt(String::length).max().orElse(0));
  }

  private static String pad(String cell, int width) {
    return cell + " ".repeat(width - cell.length());
  }

  private String completeness() {
    return result
        .exploration()
        .summary()
        .enumerated()
        .map(
            all ->
                result.isComplete()
                    ? "Complete under sequential consistency: all %d traces were run"
                        .formatted(all.traces())
                    : "NOT COMPLETE: %d traces were run, there are more".formatted(all.traces()))
        .orElse(
            "A sample: %d executions, others may show more"
                .formatted(result.exploration().executions()));
  }

  private void outOfReach(StringBuilder text) {
    if (result.outOfReach().isEmpty()) {
      return;
    }
    String ids = String.join("; ", result.outOfReach());
    if (result.isComplete()) {
      text.append("  Out of reach, as they need weak memory or a torn access: ").append(ids);
      text.append("\n  To look for them on real hardware, in a project that jcstress has built:");
      // jcstress names nested classes with a dot, and takes a regular expression.
      text.append("\n    java -jar target/jcstress.jar -v -t ");
      text.append(result.test().replace('$', '.'));
    } else {
      text.append("  Not seen: ").append(ids);
    }
    text.append('\n');
  }

  private static void trace(StringBuilder text, StressOutcome outcome) {
    text.append("\n  ").append(outcome.outcome());
    text.append(outcome.fails() ? "  (" + outcome.expect().name() + ")\n" : "\n");
    if (outcome.token().isEmpty()) {
      text.append("    not seen again\n");
      return;
    }
    text.append(outcome.trace());
    text.append("  Replay:  -Dracetest.replay=").append(outcome.token()).append('\n');
  }
}
