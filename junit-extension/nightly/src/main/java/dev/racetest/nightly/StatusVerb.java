package dev.racetest.nightly;

import dev.racetest.nightly.report.MarkdownReport;
import dev.racetest.nightly.store.QueueState;
import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.nightly.store.WorkStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says how far a job has come. */
@Command(
    name = "status",
    description = "Says how far a job has come.",
    mixinStandardHelpOptions = true)
final class StatusVerb implements Callable<Integer> {
  @Mixin private StoreOptions store = new StoreOptions();

  @Override
  public Integer call() {
    try (WorkStore opened = store.location().openExisting(StoreLocation.USUAL_ATTEMPTS)) {
      QueueState queue = opened.queue();
      List<TestTotals> totals = opened.totals();
      System.out.print(MarkdownReport.of(totals));
      System.out.printf(
          "%n%,d items open, %,d in work, %,d completed, %,d crashed%n",
          queue.open(), queue.leased(), queue.done(), queue.crashed());
      return totals.stream().anyMatch(test -> test.verdict().isBad())
          ? Status.FOUND
          : Status.NOTHING_FOUND;
    }
  }
}
