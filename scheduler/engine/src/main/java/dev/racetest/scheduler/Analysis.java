package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Outcome;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.prediction.Target;
import dev.racetest.scheduler.replay.Checkpoints;
import dev.racetest.scheduler.report.HistoryRecorder;
import dev.racetest.scheduler.report.RaceStory;
import dev.racetest.scheduler.spi.RaceDetector;
import dev.racetest.scheduler.text.ReportText;
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
  private final Findings findings;
  private final Sightings sightings = new Sightings();
  private final List<RaceDetector.Race> races = new ArrayList<>();
  private final Set<String> variables;
  private final History history;
  private final Optional<Target> firstRace;
  private Optional<Failure.Shrinking> shrinking = Optional.empty();
  private Optional<Failure.Inevitable> inevitable = Optional.empty();

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
    findings = new Findings(history, runner.sources());
    addRaces(runner, recorder);
    addUncaught(repeated ? Run.uncaught(execution) : run.uncaught());
    addOutcome(recorder);
    variables = variables(execution, races);
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
  void bothOrders(List<String> orders) {
    findings.addOrders(orders);
  }

  /** Says how the execution came to be as simple as it is. */
  void shortened(Failure.Shrinking how) {
    shrinking = Optional.of(how);
  }

  /** Says from where on it had to fail. */
  void inevitable(Failure.Inevitable from) {
    inevitable = Optional.of(from);
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
      findings.addRace(story.details(), story.identity());
      sightings.know(Signature.of(race), story.identity());
    }
  }

  private void addUncaught(List<Run.Uncaught> uncaught) {
    findings.addUncaught(uncaught);
    for (Run.Uncaught one : uncaught) {
      sightings.know(Signature.of(one.exception()), Findings.identity(one));
    }
  }

  private void addOutcome(HistoryRecorder recorder) {
    int before = findings.all().size();
    findings.addOutcome(run, recorder);
    List<Finding> all = findings.all();
    for (Finding finding : all.subList(before, all.size())) {
      sightings.know(
          Signature.of(run.outcome(), run.outcomeDetail(), run.blockage()), finding.identity());
    }
  }

  /** What is seen of the findings in other executions. */
  Sightings sightings() {
    return sightings;
  }

  /** The same analysis of a replay that did not do what its token says. */
  Analysis diverged(Misfit misfit) {
    findings.addDivergence(misfit.sentences());
    return this;
  }

  boolean isFailure() {
    return !findings.isEmpty();
  }

  Run run() {
    return run;
  }

  History history() {
    return history;
  }

  List<Finding> findings() {
    return findings.all();
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

  /** What happened in the execution, as text, where nothing in it is wrong. */
  String story() {
    return new ReportText(List.of(), List.of(), history, run.output(), "", List.of(), "").text();
  }

  ExplorationResult result(Search search, int failing) {
    String token = token();
    Summary summary = search.summary(failing);
    List<Finding> all = new ArrayList<>();
    for (Finding finding : sightings.counted(findings.all(), summary.occurrences())) {
      all.add(finding.withToken(token));
    }
    all.addAll(search.furtherFindings());
    return new ExplorationResult(
        summary,
        all,
        token,
        run.eventHash(),
        report(search, summary.occurrences(), token),
        notes(search),
        Optional.of(failure()));
  }

  private Failure failure() {
    return new Failure(history, shrinking, inevitable, run.output());
  }

  private List<String> notes(Search search) {
    List<String> notes = new ArrayList<>(search.notes());
    if (!repeated) {
      notes.add("the failing execution could not be repeated exactly");
    }
    return notes;
  }

  private String report(Search search, Occurrences occurrences, String token) {
    String seen = options.replay().isEmpty() ? seen(search, occurrences) : "";
    return new ReportText(
                findings.sections(), remarks(), history, run.output(), seen, search.notes(), token)
            .text()
        + search.furtherText();
  }

  private String seen(Search search, Occurrences occurrences) {
    int first = occurrences.first() == 0 ? search.executions() : occurrences.first();
    Finding main = sightings.counted(findings.all(), occurrences).get(0);
    boolean isCounted = occurrences.executions() > (search.isEnumeration() ? 0 : first);
    if (!isCounted) {
      return "found in schedule " + first;
    }
    return "seen in %d of %d %s, first in schedule %d"
        .formatted(main.seen(), occurrences.executions(), search.unit(), first);
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    shrinking.ifPresent(how -> remarks.add(ShorteningText.of(how)));
    inevitable.ifPresent(from -> remarks.add(ShorteningText.of(from)));
    if (!repeated) {
      remarks.add(
          "Repeating this execution took another course: something in it is not under control,"
              + " and the token may not bring it back.");
    }
    return remarks;
  }
}
