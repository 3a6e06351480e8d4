package dev.racetest.reports.sources;

import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Failure;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files and lines that a result speaks of, and the packages that its stacks know for them. */
final class Places {
  /** {@code Account.java:33}, as an event's place has it. */
  private static final Pattern PLACE = Pattern.compile("([^\\s():/\\\\]+\\.[A-Za-z]+)(?::(\\d+))?");

  private final Map<String, SortedSet<Integer>> lines = new TreeMap<>();
  private final Map<String, SortedSet<String>> packages = new TreeMap<>();

  static Places of(ExplorationResult result) {
    Places places = new Places();
    result.findings().forEach(places::addFinding);
    result.failure().ifPresent(places::addFailure);
    return places;
  }

  Set<String> files() {
    return lines.keySet();
  }

  SortedSet<Integer> lines(String file) {
    return lines.getOrDefault(file, new TreeSet<>());
  }

  /** Whether stacks have the file in more than one package, so that its name alone says nothing. */
  boolean isAmbiguous(String file) {
    return packages.getOrDefault(file, new TreeSet<>()).size() > 1;
  }

  /** The package that the file is in, if stacks know it. */
  Optional<String> packageOf(String file) {
    return packages.getOrDefault(file, new TreeSet<>()).stream().findFirst();
  }

  private void addFinding(Finding finding) {
    finding.cause().ifPresent(cause -> addFrames(stackOf(cause)));
    if (finding.details() instanceof Details.Race race) {
      addEvent(race.earlier());
      addEvent(race.later());
    }
  }

  /** The exception is one of the code under test; its method may fail. */
  private static List<StackTraceElement> stackOf(Throwable cause) {
    try {
      return List.of(cause.getStackTrace());
    } catch (Throwable itself) {
      return List.of();
    }
  }

  private void addFailure(Failure failure) {
    History history = failure.history();
    history.events().forEach(this::addEvent);
    history.tasks().forEach(this::addTask);
    failure.inevitable().ifPresent(inevitable -> add(inevitable.place()));
  }

  private void addTask(TaskHistory task) {
    addFrames(task.creation());
    addFrames(task.end().stack());
    add(task.end().ownedSince());
  }

  private void addEvent(Event event) {
    add(event.place());
    addFrames(event.stack());
    event.held().forEach(lock -> add(lock.since()));
  }

  private void addFrames(Collection<StackTraceElement> stack) {
    for (StackTraceElement frame : stack) {
      String file = frame.getFileName();
      if (file != null) {
        add(file, frame.getLineNumber());
        packages.computeIfAbsent(file, unseen -> new TreeSet<>()).add(packageOf(frame));
      }
    }
  }

  private static String packageOf(StackTraceElement frame) {
    String className = frame.getClassName();
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }

  private void add(String place) {
    Matcher matcher = PLACE.matcher(place);
    if (matcher.matches()) {
      add(matcher.group(1), matcher.group(2) == null ? 0 : lineNumber(matcher.group(2)));
    }
  }

  private static int lineNumber(String digits) {
    return digits.length() < 9 ? Integer.parseInt(digits) : 0;
  }

  private void add(String file, int line) {
    SortedSet<Integer> known = lines.computeIfAbsent(file, unseen -> new TreeSet<>());
    if (line > 0) {
      known.add(line);
    }
  }
}
