package dev.racetest.scheduler.text;

import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.Event.HeldLock;
import java.util.List;
import java.util.stream.Collectors;

/** One of the two accesses of a race: what it did, by whom, holding what, and its stack. */
final class AccessText {
  private static final String EARLIER = "[earlier]";
  private static final int LOCKS_SHOWN = 6;

  private final Event access;
  private final String what;

  AccessText(Event access, String variable) {
    this.access = access;
    String kind = EventText.access(access);
    String subject = access.subject();
    this.what = subject.isEmpty() || isNamedBy(variable, subject) ? kind : kind + " in " + subject;
  }

  /** The variable need not be named again; of two operations of the JDK each is. */
  private static boolean isNamedBy(String variable, String subject) {
    return subject.equals(variable) || subject.startsWith(variable + " of ");
  }

  String what() {
    return what;
  }

  void write(Lines out, int width, TaskNames names, List<String> stack, boolean isEarlier) {
    String line =
        Lines.padded(what, width) + "  by " + names.byName(access.task()) + ", " + locks();
    String mark = isEarlier ? "          " + EARLIER : "";
    boolean fits = 2 + line.length() + mark.length() <= Lines.WIDTH;
    out.wrapped("  ", "          ", line + (fits || !isEarlier ? mark : " " + EARLIER));
    out.addAll(
        StackText.INDENT,
        stack.isEmpty() ? List.of("(the stack of this access could not be found again)") : stack);
  }

  private String locks() {
    List<HeldLock> held = access.held();
    if (held.isEmpty()) {
      return "holding nothing";
    }
    String shown =
        held.stream().limit(LOCKS_SHOWN).map(AccessText::lock).collect(Collectors.joining(", "));
    int more = held.size() - LOCKS_SHOWN;
    return "holding " + shown + (more > 0 ? " and " + Lines.count(more, "other") : "");
  }

  private static String lock(HeldLock held) {
    return held.since().isEmpty() ? held.lock() : held.lock() + " (locked at " + held.since() + ")";
  }
}
