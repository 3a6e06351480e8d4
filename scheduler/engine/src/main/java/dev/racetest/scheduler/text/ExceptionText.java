package dev.racetest.scheduler.text;

import java.util.List;

/**
 * An exception of the code under test in short. The exception itself, with its whole stack and its
 * causes, is the cause of the failure.
 */
public final class ExceptionText implements Section {
  private static final int LINES_OF_MESSAGE = 8;

  private final String where;
  private final String description;
  private final List<StackTraceElement> stack;
  private final StackText stacks;

  /**
   * Makes the text of an exception.
   *
   * @param where what it left, such as {@code thread "auditor"}
   * @param description its class and message
   */
  public ExceptionText(
      String where, String description, List<StackTraceElement> stack, SourceLines sources) {
    this.where = where;
    this.description = description;
    this.stack = List.copyOf(stack);
    this.stacks = new StackText(sources);
  }

  @Override
  public String headline() {
    return "EXCEPTION in " + where + ": " + description.lines().findFirst().orElse("");
  }

  @Override
  public String text(Room room) {
    Lines message = new Lines().wrapped("", "EXCEPTION in " + where + ": " + description);
    Lines out = new Lines();
    List<String> lines = message.all();
    int shown = Math.min(LINES_OF_MESSAGE, lines.size());
    lines.subList(0, shown).forEach(line -> out.add(Lines.cut(line, Lines.WIDTH)));
    if (lines.size() > shown) {
      out.add("    ... " + Lines.count(lines.size() - shown, "more line") + " of its message");
    }
    out.addAll(StackText.INDENT, stacks.lines(stack, room.frames()));
    return out.toString();
  }
}
