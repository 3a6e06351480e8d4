package dev.racetest.samples.textbook;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;

/**
 * {@code notify} where {@code notifyAll} is needed: the one who is woken may be the wrong one.
 *
 * <p>Producers and consumers of a slot wait on the same monitor, for different things. A consumer
 * that has emptied the slot wakes one waiter. If that is another consumer, it finds nothing and
 * waits again; the producer, who could go on, sleeps for ever.
 *
 * <p>It takes three threads and a certain waiter being chosen: which one a {@code notify} wakes is
 * part of the schedule.
 */
public class NotifyWhereNotifyAllIsNeeded {
  private static class Slot {
    private String item;

    synchronized void put(String newItem) throws InterruptedException {
      while (item != null) {
        wait();
      }
      item = newItem;
      wake();
    }

    synchronized String take() throws InterruptedException {
      while (item == null) {
        wait();
      }
      String taken = item;
      item = null;
      wake();
      return taken;
    }

    void wake() {
      notifyAll();
    }
  }

  private static final class OneAtATimeSlot extends Slot {
    @Override
    void wake() {
      notify();
    }
  }

  /** Both consumers wait, the first item wakes one, and that one wakes the other. */
  @Verdict(Expected.DEADLOCK)
  public void flawed() throws Exception {
    produceTwoAndConsumeTwo(new OneAtATimeSlot());
  }

  /** All wake up, all look, and whoever can go on does. */
  @Verdict(Expected.SILENT)
  public void fixed() throws Exception {
    produceTwoAndConsumeTwo(new Slot());
  }

  private static void produceTwoAndConsumeTwo(Slot slot) throws Exception {
    Threads.Action consumer = () -> Check.that(slot.take() != null, "took nothing");
    Threads.runAll(
        () -> {
          slot.put("first");
          slot.put("second");
        },
        consumer,
        consumer);
  }
}
