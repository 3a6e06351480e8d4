package dev.racetest.junit.workers;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.Occurrences;
import dev.racetest.scheduler.PartFigures;
import dev.racetest.scheduler.PartResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An exploration that is divided into blocks. They are run by this JVM and by worker JVMs, and the
 * result is that of the block with the lowest number that fails. A failing block is run here again
 * unless it was run here in the first place: what is reported has then never left this JVM.
 */
public final class Division {
  /** Explorations run one at a time in a JVM, and workers of several would be in their way. */
  private static final Object ONE_AT_A_TIME = new Object();

  /** How much longer than its first run the second run of a block may take. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final ExplorationOptions options;
  private final Parts parts;
  private final WorkerTeam team;
  private final Ledger ledger;
  private final long begun = System.nanoTime();
  private Block told;
  private PartResult tellable;

  private Division(ExplorationOptions options, Parts parts, WorkerTeam.Plan plan) {
    this.options = options;
    this.parts = parts;
    this.ledger = new Ledger(options.schedules(), options.timeBudget());
    this.team = new WorkerTeam(plan, options, ledger);
  }

  /**
   * Explores.
   *
   * @param options the exploration as a whole
   * @param parts explores a part in this JVM
   * @param plan who else explores
   * @throws Throwable what {@code parts} throws
   */
  public static ExplorationResult explore(
      ExplorationOptions options, Parts parts, WorkerTeam.Plan plan) throws Throwable {
    synchronized (ONE_AT_A_TIME) {
      Division division = new Division(options, parts, plan);
      try {
        return division.explore();
      } finally {
        division.team.close();
      }
    }
  }

  private ExplorationResult explore() throws Throwable {
    team.start();
    MergedProgress progress = new MergedProgress(options, ledger);
    exploreHere(progress);
    try {
      ledger.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    ledger.close();
    team.stop();
    Optional<Block> failing = ledger.lowestFailing();
    ExplorationResult result = failing.isEmpty() ? passed() : failed(failing.get());
    progress.end(result.summary());
    return result;
  }

  private void exploreHere(MergedProgress progress) throws Throwable {
    for (Optional<Block> taken = ledger.take(); taken.isPresent(); taken = ledger.take()) {
      Block block = taken.get();
      OptionalInt before = ledger.before(block);
      ExplorationOptions here =
          before.isPresent()
              ? block.told(options, before.getAsInt(), ledger.left())
              : block.tried(options, ledger.left());
      PartResult part = parts.explore(here.withProgress(progress));
      if (before.isPresent() && part.result().failed()) {
        told = block;
        tellable = part;
      }
      ledger.finished(block, BlockOutcome.of(part));
      if (Thread.currentThread().isInterrupted()) {
        ledger.close();
      }
    }
  }

  private ExplorationResult passed() {
    PartFigures sum = ledger.sum();
    List<String> notes = new ArrayList<>(options.notes());
    notes.addAll(sum.notes());
    if (sum.executions() < options.schedules()) {
      notes.add(
          "the time budget of %s ended after %d of %d schedules"
              .formatted(options.timeBudget(), sum.executions(), options.schedules()));
    }
    Optional<BlockOutcome> last = ledger.last();
    return new ExplorationResult(
        sum.summary(options, elapsed(), Occurrences.NONE),
        List.of(),
        last.map(BlockOutcome::token).orElse(""),
        last.map(BlockOutcome::eventHash).orElse(0L),
        "",
        notes,
        Optional.empty());
  }

  private ExplorationResult failed(Block block) throws Throwable {
    BlockOutcome known = ledger.failure();
    if (known.finding().get().kind() == Finding.Kind.JVM_ENDED) {
      return inWords(known, List.of());
    }
    if (!block.equals(told)) {
      Duration budget = ledger.left().plus(elapsed()).plus(GRACE);
      int before = ledger.sum().executions();
      tellable = parts.explore(block.told(options, before, budget));
    }
    return tellable.result().failed() ? whole(tellable) : inWords(known, List.of(notHere(block)));
  }

  private static String notHere(Block block) {
    return "it was found in a worker JVM (%s), and not when the same was run here; the test depends on something that is not under control. To run it again: %s"
        .formatted(block, block.alone());
  }

  /** The result of a block as that of the exploration. */
  private ExplorationResult whole(PartResult part) {
    ExplorationResult result = part.result();
    Set<String> notes = new LinkedHashSet<>(options.notes());
    notes.addAll(ledger.sum().notes());
    notes.addAll(result.notes());
    PartFigures sum = ledger.sum();
    sum.add(part.figures());
    return new ExplorationResult(
        sum.summary(options, elapsed(), result.summary().occurrences()),
        result.findings(),
        result.token(),
        result.eventHash(),
        result.report(),
        List.copyOf(notes),
        result.failure());
  }

  /** What another JVM has told of its end, or of what cannot be seen here. */
  private ExplorationResult inWords(BlockOutcome outcome, List<String> remarks) {
    PartFigures sum = ledger.sum();
    sum.add(outcome.figures());
    Finding finding = outcome.finding().get();
    StringBuilder report = new StringBuilder(finding.report());
    remarks.forEach(remark -> report.append("  Note: ").append(remark).append('\n'));
    List<String> notes = new ArrayList<>(options.notes());
    notes.addAll(sum.notes());
    notes.addAll(remarks);
    return new ExplorationResult(
        sum.summary(options, elapsed(), Occurrences.NONE),
        List.of(finding.withToken(outcome.token())),
        outcome.token(),
        outcome.eventHash(),
        report.toString(),
        notes,
        Optional.empty());
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
