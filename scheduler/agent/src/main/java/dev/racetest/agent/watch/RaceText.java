package dev.racetest.agent.watch;

import dev.racetest.hooks.Sites;
import dev.racetest.watch.Access;
import dev.racetest.watch.Race;
import dev.racetest.watch.Watch;

/** A race as text, in the form in which Go's race detector tells of one. */
final class RaceText {
  private static final String LINE = "==================\n";

  private final String stripped;

  RaceText(String strippedPrefix) {
    this.stripped = strippedPrefix;
  }

  String of(Race race) {
    StringBuilder text = new StringBuilder(LINE).append("WARNING: DATA RACE\n");
    String object = race.object().isEmpty() ? "" : " (" + race.object() + ")";
    text.append(race.now().isWrite() ? "Write of " : "Read of ").append(race.variable());
    text.append(object).append(" by ").append(thread(race.now())).append(":\n");
    stack(text, race.now().sites());
    text.append('\n').append(race.before().isWrite() ? "Previous write" : "Previous read");
    text.append(" by ").append(thread(race.before())).append(":\n");
    stack(text, race.before().sites());
    birth(text, race.now());
    birth(text, race.before());
    return text.append(LINE).toString();
  }

  private static String thread(Access access) {
    return access.number() == 0L
        ? "a thread that has ended long ago"
        : "thread \"" + access.thread() + "\" #" + access.number();
  }

  private void birth(StringBuilder text, Access access) {
    if (!access.creator().isEmpty()) {
      text.append("\nThread \"").append(access.thread()).append("\" #").append(access.number());
      text.append(" was started by thread \"").append(access.creator()).append("\" at:\n");
      if (access.birth().length == 0 && !Watch.isHistoryFull()) {
        text.append("  (code that is not watched)\n");
      } else {
        stack(text, access.birth());
      }
    }
  }

  private void stack(StringBuilder text, int[] sites) {
    if (sites.length == 0) {
      text.append("  (the history does not hold the stack)\n");
    }
    for (int site : sites) {
      text.append("  ").append(frame(site)).append('\n');
    }
  }

  /** A place as in a stack trace; site 0 stands for callers that are not known. */
  String frame(int site) {
    if (site == 0) {
      return "(the history does not hold the callers)";
    }
    String type = Sites.type(site);
    String shown = type.startsWith(stripped) ? type.substring(stripped.length()) : type;
    String file = Sites.file(site) == null ? "Unknown Source" : Sites.file(site);
    String line = Sites.line(site) < 0 ? "" : ":" + Sites.line(site);
    return shown + "." + Sites.method(site) + "(" + file + line + ")";
  }
}
