package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Outcome;
import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.prediction.Target;
import dev.racetest.scheduler.replay.Checkpoints;
import dev.racetest.scheduler.report.DeadlockStory;
import dev.racetest.scheduler.report.DeadlockText;
import dev.racetest.scheduler.report.HistoryRecorder;
import dev.racetest.scheduler.report.InterleavingText;
import dev.racetest.scheduler.report.LivelockStory;
import dev.racetest.scheduler.report.RaceStory;
import dev.racetest.scheduler.report.RaceText;
import dev.racetest.scheduler.spi.RaceDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Repeats a failing execution in order to tell what happened in it. */
final class Analysis {
  private final ExplorationOptions options;
  private final Run run;
  private final boolean warmUp;
  private final boolean repeated;
  private final Checkpoints checkpoints;
  private final List<Finding> findings = new ArrayList<>();
  private final List<RaceDetector.Race> races = new ArrayList<>();
  private final Set<String> variables;
  private final History history;
  private final String interleaving;
  private final Optional<Target> firstRace;
  private String bothOrders = "";

  private Analysis(Runner runner, ExplorationOptions options, Run run, boolean warmUp) {
    this.options = options;
    this.run = run;
    this.warmUp = warmUp;
    HistoryRecorder recorder = new HistoryRecorder(run.steps(), run.races());
    Execution execution = runner.repeat(run, recorder, recorder::listeningTo);
    repeated = execution.hash() == run.eventHash() && execution.outcome() == run.outcome();
    checkpoints = repeated ? recorder.checkpoints() : Checkpoints.NONE;
    // What the run itself has shown stays true, also where it could not be repeated exactly.
    history = recorder.history();
    addRaces(runner, recorder);
    addUncaught(repeated ? Run.uncaught(execution) : run.uncaught());
    addOutcome(recorder);
    variables = variables(execution, races);
    interleaving = new InterleavingText(history).text();
    firstRace = races.stream().findFirst().map(race -> target(race, recorder));
  }

  private static Set<String> variables(Execution execution, List<RaceDetector.Race> races) {
    Set<String> names = new TreeSet<>();
    for (RaceDetector.Race race : races) {
      names.add(execution.variable(race.earlier().site()));
      names.add(execution.variable(race.later().site()));
    }
    return names;
  }

  /** Where the code under test made the two accesses, or called the JDK to make them. */
  private static Target target(RaceDetector.Race race, HistoryRecorder recorder) {
    return Target.race(recorder.userSite(race.earlier()), recorder.userSite(race.later()));
  }

  /**
   * What directed executions have to aim at to see the first race again; empty if there is none.
   */
  Optional<Target> firstRace() {
    return firstRace;
  }

  /** Adds what is known of the first race's consequences to the report. */
  void bothOrders(String text) {
    bothOrders = text;
  }

  static Analysis of(Runner runner, ExplorationOptions options, Run run, boolean warmUp) {
    return new Analysis(runner, options, run, warmUp);
  }

  private void addRaces(Runner runner, HistoryRecorder recorder) {
    for (RaceDetector.Race race : run.races()) {
      RaceStory story = new RaceStory(recorder, race);
      if (!story.isOfTheCodeUnderTest()) {
        runner.counted().ignore(race);
        continue;
      }
      races.add(race);
      Details.Race details = story.details();
      RaceText text = new RaceText(details, history);
      String follows =
          findings.isEmpty() ? "" : "  It may follow from the first race of this execution.\n";
      addOnce(
          new Finding(
              Finding.Kind.DATA_RACE,
              text.headline(),
              story.identity(),
              text.text() + follows,
              details,
              0,
              Optional.empty()));
    }
  }

  private void addOnce(Finding finding) {
    for (Finding known : findings) {
      if (known.identity().equals(finding.identity())) {
        return;
      }
    }
    findings.add(finding);
  }

  private void addUncaught(List<Run.Uncaught> uncaught) {
    for (Run.Uncaught one : uncaught) {
      String where = one.task() == 0 ? "the test body" : "thread \"" + one.thread() + "\"";
      String headline = "EXCEPTION in " + where + ": " + Describing.safely(one.exception());
      addOnce(
          new Finding(
              Finding.Kind.EXCEPTION,
              headline,
              "exception " + one.exception().getClass().getName() + " in T" + one.task(),
              headline + "\n" + Describing.stack(one.exception()),
              Optional.of(one.exception())));
    }
  }

  private void addOutcome(HistoryRecorder recorder) {
    if (run.outcome() == Outcome.DEADLOCK) {
      DeadlockStory story = new DeadlockStory(recorder);
      DeadlockText text = new DeadlockText(story.details(), history);
      add(Finding.Kind.DEADLOCK, text.headline(), story.identity(), text.text(), story.details());
    } else if (run.outcome() == Outcome.LIVELOCK) {
      String report = "LIVELOCK: " + run.outcomeDetail();
      List<String> loops = run.outcomeDetail().lines().skip(1).toList();
      Details details = new LivelockStory(recorder, loops).details();
      String headline = report.lines().findFirst().orElse(report);
      add(Finding.Kind.LIVELOCK, headline, "livelock", report, details);
    } else if (run.outcome() == Outcome.STEP_LIMIT) {
      String headline = "NO END within " + options.maxSteps() + " steps (attribute maxSteps)";
      add(Finding.Kind.STEP_LIMIT, headline, "step limit", headline + "\n");
    } else if (run.outcome() == Outcome.EXIT) {
      String headline = "EXIT: the code under test called " + run.outcomeDetail();
      String report = headline + "\n  The JVM goes on, but the execution ends here.\n";
      add(Finding.Kind.EXIT, headline, "exit", report);
    } else if (run.outcome() == Outcome.UNCONTROLLED) {
      String headline = "NOT UNDER CONTROL: " + run.outcomeDetail();
      add(Finding.Kind.STUCK, headline, "uncontrolled", headline + "\n");
    } else if (run.outcome() == Outcome.DIVERGED) {
      findings.add(0, divergence(List.of(run.outcomeDetail() + ".")));
    }
  }

  private void add(Finding.Kind kind, String headline, String identity, String report) {
    add(kind, headline, identity, report, Details.NONE);
  }

  private void add(
      Finding.Kind kind, String headline, String identity, String report, Details details) {
    addOnce(new Finding(kind, headline, identity, report, details, 0, Optional.empty()));
  }

  private static Finding divergence(List<String> sentences) {
    String headline =
        "THE TOKEN DOES NOT FIT: the execution took another course than when it was made";
    StringBuilder report = new StringBuilder(headline).append('\n');
    sentences.forEach(sentence -> report.append("  ").append(sentence).append('\n'));
    report.append(
        "  The code, its dependencies or the JDK have changed since, or the test depends on"
            + " something that is not under control.\n");
    return new Finding(
        Finding.Kind.DIVERGED, headline, "diverged", report.toString(), Optional.empty());
  }

  /** The same analysis of a replay that did not do what its token says. */
  Analysis diverged(Misfit misfit) {
    findings.removeIf(finding -> finding.kind() == Finding.Kind.DIVERGED);
    findings.add(0, divergence(misfit.sentences()));
    return this;
  }

  boolean isFailure() {
    return !findings.isEmpty();
  }

  Run run() {
    return run;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Empty if the execution had no choices of its own to be repeated. */
  String token() {
    return run.outcome() == Outcome.DIVERGED
        ? ""
        : run.token(options, warmUp).withCheckpoints(checkpoints).encode();
  }

  boolean hasRaces() {
    return !races.isEmpty();
  }

  boolean isRepeated() {
    return repeated;
  }

  Set<String> racingVariables() {
    return variables;
  }

  ExplorationResult result(Search search, int failing) {
    String token = token();
    return new ExplorationResult(
        search.summary(failing),
        List.copyOf(findings),
        token,
        run.eventHash(),
        report(search, token),
        notes(search),
        Optional.of(failure()));
  }

  private Failure failure() {
    return new Failure(history, Optional.empty(), Optional.empty(), run.output());
  }

  private List<String> notes(Search search) {
    List<String> notes = new ArrayList<>(search.notes());
    if (!repeated) {
      notes.add("the failing execution could not be repeated exactly");
    }
    return notes;
  }

  private String report(Search search, String token) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(finding.report()).append('\n');
    }
    if (!bothOrders.isEmpty()) {
      text.append(bothOrders).append('\n');
    }
    text.append(interleaving).append('\n');
    if (!run.output().isEmpty()) {
      text.append("  Output of this execution:\n").append(run.output().indent(4)).append('\n');
    }
    if (options.replay().isEmpty()) {
      text.append("  found in schedule ").append(search.executions()).append('\n');
    }
    if (!repeated) {
      text.append(
          "  Repeating this execution took another course: something in it is not under control,"
              + " and the token may not bring it back.\n");
    }
    for (String note : search.notes()) {
      text.append("  Note: ").append(note).append('\n');
    }
    if (!token.isEmpty()) {
      text.append("  Replay:  -Dracetest.replay=").append(token).append('\n');
      text.append("      or   @RaceTest(replay = \"").append(token).append("\")\n");
    }
    return text.toString();
  }
}
