package dev.racetest.scheduler;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What it is worth that an exploration has found nothing, in words. */
public final class Worth {
  /** Bounds above this are not worth printing. */
  private static final double WORTHLESS = 0.99;

  /** Nobody needs to know it more exactly. */
  private static final double LEAST = 1e-9;

  private static final MathContext TWO_DIGITS_UP = new MathContext(2, RoundingMode.UP);

  private final Summary summary;

  /** What an exploration that had these figures is worth. */
  public Worth(Summary summary) {
    this.summary = summary;
  }

  /** Some lines; none if an execution failed, or if there is nothing to say. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (summary.failing() > 0) {
      return lines;
    }
    if (summary.enumerated().isPresent()) {
      lines.addAll(verdict(summary.enumerated().get()));
    } else if (summary.traces() > 0) {
      lines.add(traces() + unseen().map(Worth::estimate).orElse(""));
      bounds().ifPresent(lines::add);
    }
    outcomes().ifPresent(lines::add);
    return lines;
  }

  /** What a search of all traces says, and each assumption under which it does. */
  private static List<String> verdict(Enumerated all) {
    List<String> lines = new ArrayList<>();
    String counts =
        "%d complete, %d deadlocked, %d cut; %d redundant executions"
            .formatted(all.complete(), all.deadlocked(), all.cut(), all.redundant());
    if (all.isWhole()) {
      lines.add("all " + all.traces() + " traces explored: no failure (" + counts + ")");
    } else {
      lines.add(
          "not all traces explored: " + all.traces() + " so far (" + counts + ")" + rest(all));
    }
    for (String assumption : all.assumptions()) {
      lines.add("assuming: " + assumption);
    }
    return lines;
  }

  private static String rest(Enumerated all) {
    return all.estimate() == 0.0
        ? ", at least %d branches left".formatted(all.open())
        : ", about %.0f executions in all (+- %.0f), %.0f %% done, an estimate"
            .formatted(all.estimate(), all.deviation(), 100.0 * all.share());
  }

  /** What the executions have recorded, in a line; empty if they have not. */
  public Optional<String> outcomes() {
    return summary.outcomes().map(all -> new OutcomesText(all).line());
  }

  private String traces() {
    return count(summary.executions(), "schedule")
        + ", "
        + (summary.coverage().hasAllTraces() ? "" : "at least ")
        + count(summary.traces(), "distinct trace");
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /**
   * The estimated probability that one more random schedule of the strategy shows a trace that was
   * not seen (Good 1953, Turing): the share of samples whose trace was seen once only. Empty if
   * there were no samples, or too many traces to count.
   */
  public Optional<Double> unseen() {
    int samples = summary.coverage().samples();
    return samples == 0 || !summary.coverage().hasAllTraces()
        ? Optional.empty()
        : Optional.of((double) summary.once() / samples);
  }

  /** An estimate of zero says no more than that it is rarer than could have been seen. */
  private static String estimate(double unseen) {
    return "; one more schedule drawn in the same way shows a new one with an estimated probability of "
        + (unseen == 0.0 ? "nearly 0" : percent(unseen))
        + " (Good-Turing)";
  }

  private static String percent(double share) {
    return share < 0.001
        ? "less than 0.1 %"
        : String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", share * 100.0);
  }

  /**
   * The bounds of PCT, for the depths for which there is one below 0.99.
   *
   * @return for example {@code a bug of depth 2 would have been missed with probability at most
   *     0.16 (110 schedules); PCT with 3 tasks and 20 decisions}
   */
  public Optional<String> bounds() {
    List<DepthBound> bounds = summary.coverage().bounds().stream().filter(Worth::isOfUse).toList();
    return bounds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            bounds.stream()
                .map(Worth::bound)
                .collect(Collectors.joining("; one of depth ", "a bug of depth ", size(bounds))));
  }

  private static boolean isOfUse(DepthBound bound) {
    return bound.tasks() > 1 && bound.missed() <= WORTHLESS;
  }

  private static String bound(DepthBound bound) {
    return "%d would have been missed with probability at most %s (%s)"
        .formatted(bound.depth(), roundedUp(bound.missed()), count(bound.executions(), "schedule"));
  }

  private static String size(List<DepthBound> bounds) {
    return ", by PCT with %s and %s"
        .formatted(
            count(bounds.get(0).tasks(), "task"), count(bounds.get(0).decisions(), "decision"));
  }

  /** Two digits, never less than the value. */
  static String roundedUp(double value) {
    return BigDecimal.valueOf(Math.max(value, LEAST))
        .round(TWO_DIGITS_UP)
        .stripTrailingZeros()
        .toString();
  }
}
