package dev.racetest.scheduler.text;

import dev.racetest.scheduler.text.Frames.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stack as its reader wants it: the frames of the code under test, each in the form that IDEs
 * link and with its line of source; what lies between them in a word. Of frames in the JDK only the
 * method is named that was called, so that the text is the same with every JDK.
 */
final class StackText {
  /** What stands before the lines of a stack. */
  static final String INDENT = " ".repeat(6);

  private static final int WIDEST_FRAME = 90;

  /** A frame may need more than a line's width for itself; then so much of its source is shown. */
  private static final int LEAST_SOURCE = 48;

  private final SourceLines sources;

  StackText(SourceLines sources) {
    this.sources = sources;
  }

  /** A line of a stack; a frame of the code under test has its own. */
  private record Entry(String text, int frames, Optional<StackTraceElement> frame) {}

  /** The lines of a stack, at most so many. */
  List<String> lines(List<StackTraceElement> stack, int most) {
    List<Entry> entries = entries(stack);
    int shown = entries.size() <= most ? entries.size() : most - 1;
    List<String> lines = withSources(entries.subList(0, shown));
    int more = entries.stream().skip(shown).mapToInt(Entry::frames).sum();
    if (more > 0) {
      lines.add("... " + Lines.count(more, "more frame"));
    }
    return lines;
  }

  private static List<Entry> entries(List<StackTraceElement> stack) {
    List<Entry> entries = new ArrayList<>();
    int next = 0;
    while (next < stack.size()) {
      int end = endOfRun(stack, next);
      List<StackTraceElement> run = stack.subList(next, end);
      Owner owner = Frames.owner(stack.get(next));
      if (owner == Owner.USER) {
        run.forEach(frame -> entries.add(user(frame)));
      } else if (owner == Owner.PLATFORM) {
        outermost(run).ifPresent(called -> entries.add(inside(called)));
      } else {
        // A run of the framework goes on to the next frame of the code under test.
        while (end < stack.size() && Frames.owner(stack.get(end)) != Owner.USER) {
          end++;
        }
        framework(stack.subList(next, end), end == stack.size()).ifPresent(entries::add);
      }
      next = end;
    }
    return entries;
  }

  private static int endOfRun(List<StackTraceElement> stack, int start) {
    int end = start;
    while (end < stack.size() && Frames.owner(stack.get(end)) == Frames.owner(stack.get(start))) {
      end++;
    }
    return end;
  }

  private static Entry user(StackTraceElement frame) {
    return new Entry("at " + Frames.text(frame), 1, Optional.of(frame));
  }

  private static Entry inside(StackTraceElement called) {
    return new Entry("inside " + Frames.method(called), 0, Optional.empty());
  }

  /** The method of the JDK that was called from outside it, or that a thread begins with. */
  private static Optional<StackTraceElement> outermost(List<StackTraceElement> run) {
    for (int i = run.size() - 1; i >= 0; i--) {
      if (!Frames.isMechanics(run.get(i))) {
        return Optional.of(run.get(i));
      }
    }
    return Optional.empty();
  }

  /** What RaceTest does below the code under test, to run a thread, is not worth a line. */
  private static Optional<Entry> framework(List<StackTraceElement> run, boolean isBottom) {
    int count = 0;
    for (StackTraceElement frame : run) {
      boolean isCounted = Frames.owner(frame) == Owner.FRAMEWORK;
      count += isCounted && !(isBottom && Frames.isMechanics(frame)) ? 1 : 0;
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new Entry(
                "... " + Lines.count(count, "frame") + " of the test framework",
                count,
                Optional.empty()));
  }

  private List<String> withSources(List<Entry> entries) {
    int column = 0;
    for (Entry entry : entries) {
      if (entry.frame().isPresent() && entry.text().length() <= WIDEST_FRAME) {
        column = Math.max(column, entry.text().length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (Entry entry : entries) {
      lines.add(entry.text() + source(entry, column));
    }
    return lines;
  }

  private String source(Entry entry, int column) {
    Optional<String> line = entry.frame().flatMap(sources::line);
    int start = Math.max(column, entry.text().length());
    int room = Math.max(LEAST_SOURCE, Lines.WIDTH - INDENT.length() - start);
    if (line.isEmpty()) {
      return "";
    }
    String text =
        "  "
            + Lines.right(entry.frame().get().getLineNumber(), 4)
            + " | "
            + Lines.printable(line.get());
    return " ".repeat(start - entry.text().length()) + Lines.cut(text, room);
  }
}
