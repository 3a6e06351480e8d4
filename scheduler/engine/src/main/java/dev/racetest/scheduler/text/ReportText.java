package dev.racetest.scheduler.text;

import dev.racetest.scheduler.history.History;
import java.util.List;

/**
 * The whole report of a failing execution: what was found, how it came about, and how to see it
 * again. It is kept short enough to be read.
 *
 * @param findings the main one first
 * @param remarks what else is known of the execution as a whole, a sentence each
 * @param history the execution
 * @param output what its tasks printed
 * @param seen how often it was seen; may be empty
 * @param notes what a reader should know of the exploration
 * @param token brings the execution back; empty if nothing does
 */
public record ReportText(
    List<Section> findings,
    List<String> remarks,
    History history,
    String output,
    String seen,
    List<String> notes,
    String token) {
  /** The lines of a report, unless there are many threads. */
  static final int MOST_LINES = 60;

  private static final int HEADLINES = 8;

  /** Makes the report; later changes of the lists do not change it. */
  public ReportText {
    findings = List.copyOf(findings);
    remarks = List.copyOf(remarks);
    notes = List.copyOf(notes);
  }

  /** The report as text, with as much detail as fits. */
  public String text() {
    String text = "";
    for (Room room : Room.NARROWING) {
      text = text(room);
      if (text.lines().count() <= MOST_LINES) {
        return text;
      }
    }
    return text;
  }

  private String text(Room room) {
    StringBuilder text = new StringBuilder();
    for (Section finding : findings.subList(0, Math.min(room.findings(), findings.size()))) {
      text.append(finding.text(room)).append('\n');
    }
    text.append(otherFindings(room)).append(furtherRemarks());
    String table = new InterleavingTable(history).text(room.rows());
    text.append(table).append(table.isEmpty() ? "" : "\n");
    text.append(printed(room));
    text.append(circumstances(room));
    return text.append(replay()).toString();
  }

  /** The headlines of the findings that there is no room for. */
  private String otherFindings(Room room) {
    if (findings.size() <= room.findings()) {
      return "";
    }
    List<Section> others = findings.subList(room.findings(), findings.size());
    Lines out = new Lines();
    int shown = Math.min(Math.max(2, room.notes()), Math.min(HEADLINES, others.size()));
    others.subList(0, shown).forEach(finding -> out.wrapped("", finding.headline()));
    if (others.size() > shown) {
      out.add("... and " + Lines.count(others.size() - shown, "other finding"));
    }
    return out.add("").toString();
  }

  private String furtherRemarks() {
    if (remarks.isEmpty()) {
      return "";
    }
    Lines out = new Lines();
    remarks.forEach(remark -> out.wrapped("  ", remark));
    return out.add("").toString();
  }

  /** The end is what came right before the failure. */
  private String printed(Room room) {
    if (output.isEmpty()) {
      return "";
    }
    List<String> lines = output.lines().toList();
    int first = Math.max(0, lines.size() - room.output());
    Lines out = new Lines();
    out.add(
        first == 0
            ? "  Output of this execution:"
            : "  Output of this execution, the last "
                + (lines.size() - first)
                + " of "
                + lines.size()
                + " lines:");
    for (String line : lines.subList(first, lines.size())) {
      out.add("    " + Lines.cut(Lines.printable(line), Lines.WIDTH - 4));
    }
    return out.add("").toString();
  }

  private String circumstances(Room room) {
    Lines out = new Lines();
    if (!seen.isEmpty()) {
      out.wrapped("  ", seen);
    }
    Lines all = new Lines();
    notes.forEach(note -> all.wrapped("  ", "Note: " + note));
    List<String> lines = all.all();
    int shown = lines.size() <= room.notes() ? lines.size() : room.notes() - 1;
    lines.subList(0, shown).forEach(out::add);
    if (lines.size() > shown) {
      out.add("  ... " + Lines.count(lines.size() - shown, "more line") + " of notes");
    }
    return out.toString();
  }

  private String replay() {
    if (token.isEmpty()) {
      return "";
    }
    return "  Replay:  -Dracetest.replay="
        + token
        + "\n      or   @RaceTest(replay = \""
        + token
        + "\")\n";
  }
}
