package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.Comparator;
import java.util.concurrent.PriorityBlockingQueue;

/** Queues that give out the least of the elements that are there, not of those that will come. */
public class PriorityQueues {
  private static final class Job {
    int priority;

    Job(int priority) {
      this.priority = priority;
    }
  }

  private static PriorityBlockingQueue<Job> jobs() {
    return new PriorityBlockingQueue<>(4, Comparator.comparingInt((Job job) -> job.priority));
  }

  /** All elements are there before the first is taken. */
  @Verdict(Expected.SILENT)
  public void takenAfterAllArePut() throws Exception {
    PriorityBlockingQueue<Integer> queue = new PriorityBlockingQueue<>();
    Threads.runAll(() -> queue.put(3), () -> queue.put(1), () -> queue.put(2));
    Check.equal(1, queue.take());
    Check.equal(2, queue.take());
    Check.equal(3, queue.take());
  }

  /** The least element may still be on its way. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void takenTooEarly() throws Exception {
    PriorityBlockingQueue<Integer> queue = new PriorityBlockingQueue<>();
    Thread first = Threads.start(() -> queue.put(2));
    Thread second = Threads.start(() -> queue.put(1));
    Check.equal(1, queue.take());
    first.join();
    second.join();
  }

  /** Both see the one element, and one of them waits for ever. */
  @Verdict(Expected.DEADLOCK)
  public void peekThenTake() throws Exception {
    PriorityBlockingQueue<Integer> queue = new PriorityBlockingQueue<>();
    queue.put(1);
    Threads.Action taker =
        () -> {
          if (queue.peek() != null) {
            queue.take();
          }
        };
    Threads.runAll(taker, taker);
  }

  /** The queue compares its elements under its lock, which the change of priority does not hold. */
  @Verdict(value = Expected.DATA_RACE, variable = "Job.priority")
  public void priorityChangedInside() throws Exception {
    PriorityBlockingQueue<Job> queue = jobs();
    Job job = new Job(1);
    queue.put(job);
    Threads.runAll(() -> job.priority = 3, () -> queue.put(new Job(2)));
  }

  /** A job that is to be changed is taken out, changed, and put back. */
  @Verdict(Expected.SILENT)
  public void priorityChangedOutside() throws Exception {
    PriorityBlockingQueue<Job> queue = jobs();
    queue.put(new Job(1));
    Threads.runAll(
        () -> {
          Job job = queue.take();
          job.priority += 3;
          queue.put(job);
        },
        () -> queue.put(new Job(2)));
    Check.equal(2, queue.size());
    int first = queue.take().priority;
    Check.that(first < queue.take().priority, "not in order");
  }
}
