package dev.racetest.scheduler.report;

import dev.racetest.scheduler.execution.AccessedVariable;
import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.locks.HeldLocks.Held;
import dev.racetest.scheduler.spi.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What may mend a race, from what the other accesses of the variable do. */
final class Hint {
  private static final Map<String, String> INSTEAD =
      Map.of(
          "HashMap", "use a ConcurrentHashMap",
          "LinkedHashMap", "use Collections.synchronizedMap, and lock it while iterating",
          "TreeMap", "use a ConcurrentSkipListMap",
          "HashSet", "use ConcurrentHashMap.newKeySet()",
          "ArrayList", "use a CopyOnWriteArrayList if it is mostly read",
          "ArrayDeque", "use a ConcurrentLinkedDeque or a BlockingQueue",
          "SimpleDateFormat", "use a DateTimeFormatter, which may be shared",
          "StringBuilder", "let each thread build its own");

  private final HistoryRecorder recorder;
  private final AccessedVariable variable;
  private final RawEvent racing;
  private final Event later;
  private final Event earlier;

  Hint(
      HistoryRecorder recorder,
      AccessedVariable variable,
      RawEvent racing,
      Event later,
      Event earlier) {
    this.recorder = recorder;
    this.variable = variable;
    this.racing = racing;
    this.later = later;
    this.earlier = earlier;
  }

  Optional<String> text() {
    if (variable.kind() == AccessedVariable.Kind.WHOLE
        || variable.kind() == AccessedVariable.Kind.INSIDE) {
      return Optional.of(insteadOf(later.subject()) + ", or guard all calls by one lock");
    }
    return missingLock().or(this::withoutLocks);
  }

  private static String insteadOf(String operation) {
    for (Map.Entry<String, String> entry : INSTEAD.entrySet()) {
      if (operation.startsWith(entry.getKey() + ".")) {
        return entry.getValue();
      }
    }
    return "use a class that may be shared between threads";
  }

  /** A lock that most other accesses hold, and one of these two does not. */
  private Optional<String> missingLock() {
    Map<String, Integer> holders = new TreeMap<>();
    int others = 0;
    for (RawEvent event : recorder.events()) {
      if (!isOfTheVariable(event)
          || event.number == later.number()
          || event.number == earlier.number()) {
        continue;
      }
      others++;
      for (Held held : event.held) {
        holders.merge(recorder.names().object(held.lock()), 1, Integer::sum);
      }
    }
    return lockOf(holders, others);
  }

  private Optional<String> lockOf(Map<String, Integer> holders, int others) {
    for (Map.Entry<String, Integer> entry : holders.entrySet()) {
      String lock = entry.getKey();
      boolean isUsual = entry.getValue() >= 2 && 2 * entry.getValue() > others;
      Event without = holds(later, lock) ? earlier : later;
      if (isUsual && !(holds(later, lock) && holds(earlier, lock))) {
        return Optional.of(
            "%d of %d other accesses of %s in this execution hold %s; the one at %s does not"
                .formatted(entry.getValue(), others, later.subject(), lock, without.place()));
      }
    }
    return Optional.empty();
  }

  private boolean isOfTheVariable(RawEvent event) {
    return racing != null
        && event.isAccess
        && event.object == racing.object
        && event.variable == racing.variable;
  }

  private static boolean isAtomic(Event access) {
    return access.operation() != Operation.READ && access.operation() != Operation.WRITE;
  }

  private static boolean holds(Event event, String lock) {
    return event.held().stream().anyMatch(held -> held.lock().equals(lock));
  }

  private Optional<String> withoutLocks() {
    if (isUpdate(later) || isUpdate(earlier)) {
      return Optional.of(
          "reading and writing "
              + later.subject()
              + " must be one step: use an atomic class, or guard both by one lock");
    }
    return Optional.of(
        isAtomic(earlier) || isAtomic(later)
            ? "access it atomically everywhere, or guard all accesses by one lock"
            : "declare it volatile if a look at the latest value is all that is needed,"
                + " or guard all accesses by one lock");
  }

  /** Whether the task reads the variable and writes it at the same place, as {@code x++} does. */
  private boolean isUpdate(Event access) {
    boolean reads = false;
    boolean writes = false;
    for (RawEvent event : recorder.events()) {
      if (isOfTheVariable(event)
          && event.task == access.task()
          && HistoryBuilder.place(event).equals(access.place())) {
        writes |= event.operation == Operation.WRITE;
        reads |= event.operation == Operation.READ;
      }
    }
    return reads && writes;
  }
}
