package dev.racetest.scheduler.report;

import dev.racetest.scheduler.history.History.Ordering;
import java.util.ArrayList;
import java.util.List;

/**
 * Why no happens-before path (JLS 17.4.5) leads from the earlier of two accesses to the later: what
 * the one task has released since, and what the other knows of it.
 */
final class WhyUnordered {
  private final HistoryRecorder recorder;
  private final RawEvent earlier;
  private final RawEvent later;

  WhyUnordered(HistoryRecorder recorder, RawEvent earlier, RawEvent later) {
    this.recorder = recorder;
    this.earlier = earlier;
    this.later = later;
  }

  /** A sentence each; none if what orders this execution could not be followed to the end. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    Synchronisation log = recorder.synchronisation();
    if (log.isComplete()) {
      sentences.add(released(log));
      sentences.add(known());
    }
    sentences.add(locks());
    return sentences;
  }

  private String released(Synchronisation log) {
    for (int i = 0; i < log.count(); i++) {
      boolean isRelease =
          log.kind(i) == Synchronisation.Kind.RELEASE || log.kind(i) == Synchronisation.Kind.START;
      if (isRelease
          && log.task(i) == earlier.task
          && log.event(i) > earlier.number
          && log.event(i) < later.number) {
        return task(later)
            + " has acquired nothing of what "
            + task(earlier)
            + " released after its access";
      }
    }
    return task(earlier) + " released nothing after its access";
  }

  /** What the later task had learnt of others before its access. */
  private String known() {
    int last = 0;
    int count = 0;
    boolean onlyStart = true;
    int first = recorder.events().numbers().first(later.task);
    for (Ordering ordering : recorder.allOrderings()) {
      boolean isIntoLater =
          recorder.events().taskOf(ordering.to()) == later.task && ordering.to() <= later.number;
      if (isIntoLater) {
        count++;
        onlyStart &= ordering.to() == first;
        last = recorder.events().taskOf(ordering.from()) == earlier.task ? ordering.from() : last;
      }
    }
    if (count == 0) {
      return "nothing of another thread is ordered before " + task(later) + "'s access";
    }
    if (onlyStart) {
      return task(later) + "'s only edge in is its start";
    }
    String place = last == 0 ? "" : recorder.events().placeOf(last);
    return place.isEmpty()
        ? task(later) + " has learnt nothing from " + task(earlier) + " directly"
        : "the last that " + task(later) + " learnt from " + task(earlier) + " is from " + place;
  }

  private String locks() {
    if (earlier.held.isEmpty() && later.held.isEmpty()) {
      return "neither holds a lock";
    }
    return "no common lock";
  }

  private static String task(RawEvent event) {
    return "T" + event.task;
  }
}
