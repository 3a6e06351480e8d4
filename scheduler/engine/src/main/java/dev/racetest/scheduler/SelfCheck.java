package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Tracer;
import dev.racetest.scheduler.report.EventLog;
import java.util.List;
import java.util.Optional;

/** Runs an execution a second time, to see whether the same choices give the same events. */
final class SelfCheck {
  private static final String ADVICE =
      "tokens of this test may not replay. Something in it is not under control: real input and"
          + " output, a thread or a library that is not instrumented, or state that outlives the"
          + " executions";

  private final Runner runner;
  private final Run first;
  private final boolean repeats;

  SelfCheck(Runner runner, Run first) {
    this.runner = runner;
    this.first = first;
    this.repeats = repeat(Tracer.NONE).hash() == first.eventHash();
  }

  private Execution repeat(Tracer tracer) {
    return runner.repeat(first, tracer);
  }

  boolean repeats() {
    return repeats;
  }

  /** What differed, as far as two more repetitions show it. */
  String note() {
    EventLog one = new EventLog();
    EventLog other = new EventLog();
    repeat(one);
    repeat(other);
    return "the first schedule did not repeat; " + ADVICE + "; " + one.difference(other);
  }

  /** The exploration ends here, because a note is not enough. */
  ExplorationResult result(Search search) {
    String headline = "NOT REPEATABLE: two runs of one schedule differ (attribute strict)";
    String report = headline + "\n  " + String.join("\n  ", search.notes()) + "\n";
    Finding finding =
        new Finding(
            Finding.Kind.NOT_REPEATABLE, headline, "not repeatable", report, Optional.empty());
    return new ExplorationResult(
        search.summary(1),
        List.of(finding),
        "",
        first.eventHash(),
        report,
        search.notes(),
        Optional.empty());
  }
}
