package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Outcome;
import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.report.DeadlockStory;
import dev.racetest.scheduler.report.HistoryRecorder;
import dev.racetest.scheduler.report.LivelockStory;
import dev.racetest.scheduler.text.DeadlockText;
import dev.racetest.scheduler.text.ExceptionText;
import dev.racetest.scheduler.text.LivelockText;
import dev.racetest.scheduler.text.PlainText;
import dev.racetest.scheduler.text.RaceText;
import dev.racetest.scheduler.text.Room;
import dev.racetest.scheduler.text.Section;
import dev.racetest.scheduler.text.SourceLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with an execution, each thing once, as values and in words. */
final class Findings {
  private final History history;
  private final SourceLines sources;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();

  Findings(History history, SourceLines sources) {
    this.history = history;
    this.sources = sources;
  }

  List<Finding> all() {
    return List.copyOf(findings);
  }

  /** The same in words. */
  List<Section> sections() {
    return List.copyOf(sections);
  }

  boolean isEmpty() {
    return findings.isEmpty();
  }

  boolean has(Finding.Kind kind) {
    return findings.stream().anyMatch(finding -> finding.kind() == kind);
  }

  private void add(
      Finding.Kind kind,
      String identity,
      Section section,
      Details details,
      Optional<Throwable> cause) {
    if (findings.stream().noneMatch(known -> known.identity().equals(identity))) {
      findings.add(finding(kind, identity, section, details, cause));
      sections.add(section);
    }
  }

  private static Finding finding(
      Finding.Kind kind,
      String identity,
      Section section,
      Details details,
      Optional<Throwable> cause) {
    String text = section.text(Room.WIDE);
    return new Finding(kind, section.headline(), identity, text, details, 0, "", cause);
  }

  private void add(Finding.Kind kind, String identity, Section section, Details details) {
    add(kind, identity, section, details, Optional.empty());
  }

  private void add(Finding.Kind kind, String identity, String headline, String... sentences) {
    add(kind, identity, new PlainText(headline, List.of(sentences)), Details.NONE);
  }

  void addRace(Details.Race race, String identity) {
    add(Finding.Kind.DATA_RACE, identity, text(race, findings.isEmpty()), race);
  }

  private RaceText text(Details.Race race, boolean isFirst) {
    List<String> remarks =
        isFirst ? List.of() : List.of("It may follow from the first race of this execution.");
    return new RaceText(race, history, sources, remarks);
  }

  /** What came of the accesses of the first finding, a race, in the one order and in the other. */
  void addOrders(List<String> orders) {
    if (findings.get(0).details() instanceof Details.Race race && !orders.isEmpty()) {
      Details.Race told =
          new Details.Race(
              race.variable(),
              race.type(),
              race.object(),
              race.later(),
              race.earlier(),
              race.unordered(),
              orders,
              race.hint());
      Section section = text(told, true);
      Finding first = findings.get(0);
      findings.set(0, finding(first.kind(), first.identity(), section, told, first.cause()));
      sections.set(0, section);
    }
  }

  void addUncaught(List<Run.Uncaught> uncaught) {
    for (Run.Uncaught one : uncaught) {
      Throwable exception = one.exception();
      String where = one.task() == 0 ? "the test body" : "thread \"" + one.thread() + "\"";
      Section section =
          new ExceptionText(
              where, Describing.safely(exception), Describing.stack(exception), sources);
      add(Finding.Kind.EXCEPTION, identity(one), section, Details.NONE, Optional.of(exception));
    }
  }

  static String identity(Run.Uncaught uncaught) {
    Throwable exception = uncaught.exception();
    return "exception " + exception.getClass().getName() + " at " + Describing.site(exception);
  }

  /** How the execution ended, if not well. */
  void addOutcome(Run run, HistoryRecorder recorder) {
    String detail = run.outcomeDetail();
    if (run.outcome() == Outcome.DEADLOCK) {
      DeadlockStory story = new DeadlockStory(recorder);
      Section section = new DeadlockText(story.details(), history, sources);
      add(Finding.Kind.DEADLOCK, story.identity(), section, story.details());
    } else if (run.outcome() == Outcome.LIVELOCK) {
      addLivelock(detail.lines().toList(), recorder);
    } else if (run.outcome() == Outcome.STEP_LIMIT) {
      add(
          Finding.Kind.STEP_LIMIT,
          "step limit",
          "NO END within " + run.conditions().maxSteps() + " steps (attribute maxSteps)");
    } else if (run.outcome() == Outcome.EXIT) {
      add(
          Finding.Kind.EXIT,
          "exit",
          "EXIT: the code under test called " + detail,
          "The JVM goes on, but the execution ends here.");
    } else if (run.outcome() == Outcome.UNCONTROLLED) {
      add(Finding.Kind.STUCK, "uncontrolled", "NOT UNDER CONTROL: " + detail);
    } else if (run.outcome() == Outcome.DIVERGED) {
      addDivergence(List.of(detail + "."));
    }
  }

  private void addLivelock(List<String> lines, HistoryRecorder recorder) {
    List<String> loops =
        lines.stream()
            .skip(1)
            .map(line -> line.startsWith("  ") ? line.substring(2) : line)
            .toList();
    Details.Livelock details = new LivelockStory(recorder, loops).details();
    add(Finding.Kind.LIVELOCK, "livelock", new LivelockText(lines.get(0), details), details);
  }

  /** The execution was not the one that its token describes: that comes before all else. */
  void addDivergence(List<String> sentences) {
    for (int i = findings.size() - 1; i >= 0; i--) {
      if (findings.get(i).kind() == Finding.Kind.DIVERGED) {
        findings.remove(i);
        sections.remove(i);
      }
    }
    List<String> all = new ArrayList<>(sentences);
    all.add(
        "The code, its dependencies or the JDK have changed since, or the test depends on"
            + " something that is not under control.");
    Section section =
        new PlainText(
            "THE TOKEN DOES NOT FIT: the execution took another course than when it was made", all);
    findings.add(
        0, finding(Finding.Kind.DIVERGED, "diverged", section, Details.NONE, Optional.empty()));
    sections.add(0, section);
  }
}
