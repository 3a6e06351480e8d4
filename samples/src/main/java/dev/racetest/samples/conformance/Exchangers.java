package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@link Exchanger}: two threads meet and swap what they have brought. */
public class Exchangers {
  private static final class Page {
    int words;
  }

  /** Each fills its page, swaps it, and reads the other's. */
  @Verdict(Expected.SILENT)
  public void pagesSwapped() throws Exception {
    Exchanger<Page> exchanger = new Exchanger<>();
    Threads.Action writer =
        () -> {
          Page page = new Page();
          page.words = 7;
          Check.equal(7, exchanger.exchange(page).words);
        };
    Threads.runAll(writer, writer);
  }

  /** Goes on writing to the page that it has given away. */
  @Verdict(value = Expected.DATA_RACE, variable = "Page.words")
  public void writesAfterTheSwap() throws Exception {
    Exchanger<Page> exchanger = new Exchanger<>();
    Threads.Action writer =
        () -> {
          Page mine = new Page();
          Page yours = exchanger.exchange(mine);
          mine.words++;
          Check.that(yours.words >= 0, "negative");
        };
    Threads.runAll(writer, writer);
  }

  /** Three come, two meet, and one waits for ever. */
  @Verdict(Expected.DEADLOCK)
  public void threeMeet() throws Exception {
    Exchanger<String> exchanger = new Exchanger<>();
    Threads.runAll(
        () -> Check.that(exchanger.exchange("a") != null, "nothing"),
        () -> Check.that(exchanger.exchange("b") != null, "nothing"),
        () -> Check.that(exchanger.exchange("c") != null, "nothing"));
  }

  /** Nobody comes, and the patience of the one who waits ends. */
  @Verdict(value = Expected.EXCEPTION, thrown = TimeoutException.class)
  public void nobodyComes() throws Exception {
    Exchanger<String> exchanger = new Exchanger<>();
    Threads.runAll(
        () -> Check.that(exchanger.exchange("a", 1, TimeUnit.SECONDS) != null, "nothing"));
  }

  /** Nobody comes, and the one who waits can do without. */
  @Verdict(Expected.SILENT)
  public void doesWithout() throws Exception {
    Exchanger<String> exchanger = new Exchanger<>();
    Threads.runAll(
        () -> {
          try {
            Check.that(exchanger.exchange("a", 1, TimeUnit.MILLISECONDS) == null, "from nobody");
          } catch (TimeoutException expected) {
            // Keeps what it has.
          }
        });
  }

  /** Two givers and two takers at one exchanger, where a giver may meet a giver. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void giverMeetsGiver() throws Exception {
    Exchanger<String> exchanger = new Exchanger<>();
    Threads.Action giver = () -> exchanger.exchange("gift");
    Threads.Action taker = () -> Check.that(exchanger.exchange(null) != null, "nothing");
    Threads.runAll(giver, taker, giver, taker);
  }
}
