package dev.racetest.scheduler.text;

import java.util.List;
import java.util.Locale;

/**
 * What went wrong in other executions than the one that is reported.
 *
 * @param others each different failure once
 * @param counted among how many executions they were counted; 0 if they were not
 * @param unit what these are, in the plural: schedules or traces
 * @param untold how many executions failed in yet another way
 */
public record OtherFailuresText(List<Other> others, int counted, String unit, int untold) {
  /**
   * A failure.
   *
   * @param headline what happened
   * @param place where, if the headline does not say it; may be empty
   * @param seen how many executions had it
   * @param token brings one of them back; empty if nothing does
   */
  public record Other(String headline, String place, int seen, String token) {}

  /** Copies the list. */
  public OtherFailuresText {
    others = List.copyOf(others);
  }

  /** Some lines; empty if there is nothing to tell. */
  public String text() {
    if (others.isEmpty() && untold == 0) {
      return "";
    }
    Lines out = new Lines();
    out.add("").add("  Other executions failed in other ways:");
    for (Other other : others) {
      out.add("").wrapped("  ", other.headline());
      if (!other.place().isEmpty()) {
        out.add("      at " + other.place());
      }
      if (counted > 0) {
        out.add(String.format(Locale.ROOT, "    seen in %d of %d %s", other.seen(), counted, unit));
      }
      if (!other.token().isEmpty()) {
        out.add("    Replay:  -Dracetest.replay=" + other.token());
      }
    }
    if (untold > 0) {
      out.add("");
      out.add(
          "  ... and " + Lines.count(untold, "execution") + " in ways that were not looked into");
    }
    return out.toString();
  }
}
