package dev.racetest.scheduler;

import dev.racetest.scheduler.optouts.OptOut;
import java.time.Duration;
import java.util.List;

/** Options while they are being changed; begins with the defaults. */
final class OptionsDraft {
  private final String name;
  int schedules = 1_000;
  String strategy = "auto";
  long seed = 1L;
  int depth = 3;
  int maxSteps = 1_000_000;
  Duration timeBudget = Duration.ofSeconds(30);
  String search = "";
  SearchPart part = SearchPart.WHOLE;
  ExecutionRange range = ExecutionRange.WHOLE;
  boolean keepGoing;
  String replay = "";
  String carrier = System.getProperty("racetest.carrier", "auto");
  Duration watchdog = Duration.ofSeconds(10);
  Timeouts timeouts = Timeouts.MIXED;
  int spuriousWakeups;
  boolean putBackStatics = true;
  boolean strict;
  boolean onlyPromising;
  boolean directed = true;
  boolean shrinking = true;
  boolean counting = true;
  ProgressListener progress = ProgressListener.NONE;
  Races races = Races.FAIL;
  boolean fineGrained;
  String label = "";
  List<OptOut> optOuts = List.of();
  List<String> notes = List.of();

  OptionsDraft(String name) {
    this.name = name;
  }

  OptionsDraft(ExplorationOptions from) {
    name = from.name();
    schedules = from.schedules();
    strategy = from.strategy();
    seed = from.seed();
    depth = from.depth();
    maxSteps = from.maxSteps();
    timeBudget = from.timeBudget();
    search = from.search();
    part = from.part();
    range = from.range();
    keepGoing = from.keepGoing();
    replay = from.replay();
    carrier = from.carrier();
    watchdog = from.watchdog();
    timeouts = from.timeouts();
    spuriousWakeups = from.spuriousWakeups();
    putBackStatics = from.putBackStatics();
    strict = from.strict();
    onlyPromising = from.onlyPromising();
    directed = from.directed();
    shrinking = from.shrinking();
    counting = from.counting();
    progress = from.progress();
    races = from.races();
    fineGrained = from.fineGrained();
    label = from.label();
    optOuts = from.optOuts();
    notes = from.notes();
  }

  ExplorationOptions finished() {
    return new ExplorationOptions(
        name,
        schedules,
        strategy,
        seed,
        depth,
        maxSteps,
        timeBudget,
        search,
        part,
        range,
        keepGoing,
        replay,
        carrier,
        watchdog,
        timeouts,
        spuriousWakeups,
        putBackStatics,
        strict,
        onlyPromising,
        directed,
        shrinking,
        counting,
        progress,
        races,
        fineGrained,
        label,
        optOuts,
        notes);
  }
}
