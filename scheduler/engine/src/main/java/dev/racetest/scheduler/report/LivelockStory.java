package dev.racetest.scheduler.report;

import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.spi.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What tasks that are busy for ever look at again and again, and who could change it. */
public final class LivelockStory {
  /** So often a task must have read the same value at the same place. */
  private static final int AGAIN_AND_AGAIN = 20;

  private static final int MOST = 12;

  private final HistoryRecorder recorder;
  private final List<String> loops;

  /**
   * Makes the story of a livelock.
   *
   * @param loops the places that each task goes round, in lines
   */
  public LivelockStory(HistoryRecorder recorder, List<String> loops) {
    this.recorder = recorder;
    this.loops = loops;
  }

  /** What a task reads, and where. */
  private record Read(int task, String variable, String place) {}

  /** How often it was read with which value. */
  private static final class Count {
    private int times;
    private String value = "";
    private boolean changes;
    private RawEvent last;
  }

  /** Everything, as values. */
  public Details.Livelock details() {
    recorder.history();
    Map<Read, Count> reads = new LinkedHashMap<>();
    for (RawEvent event : recorder.events()) {
      if (event.isAccess && !event.writes) {
        count(reads, event);
      }
    }
    List<String> awaited = new ArrayList<>();
    reads.forEach(
        (read, count) -> {
          if (!count.changes && count.times >= AGAIN_AND_AGAIN && awaited.size() < MOST) {
            awaited.add(line(read, count));
          }
        });
    return new Details.Livelock(loops, awaited);
  }

  private void count(Map<Read, Count> reads, RawEvent event) {
    Read read = new Read(event.task, event.subject, HistoryBuilder.place(event));
    Count count = reads.computeIfAbsent(read, any -> new Count());
    String value = recorder.builder().value(event.value);
    count.changes |= count.times > 0 && !value.equals(count.value);
    count.value = value;
    count.times++;
    count.last = event;
  }

  private String line(Read read, Count count) {
    String value = count.value.isEmpty() ? "" : " (" + count.value + ")";
    return "T%d reads %s%s at %s again and again; %s"
        .formatted(read.task, read.variable, value, read.place, writer(count.last));
  }

  private String writer(RawEvent read) {
    RawEvent writer = null;
    for (RawEvent event : recorder.events()) {
      boolean isWrite =
          event.isAccess
              && event.object == read.object
              && event.variable == read.variable
              && (event.operation == Operation.WRITE
                  || event.operation == Operation.VOLATILE_WRITE
                  || event.operation == Operation.ATOMIC_UPDATE);
      writer = isWrite ? event : writer;
    }
    return writer == null
        ? "nobody writes it in the last steps"
        : "last written by T" + writer.task + " at " + HistoryBuilder.place(writer);
  }
}
