package dev.racetest.nightly.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store under test, and what goes into it. */
abstract class StoreContract {
  static final Duration LEASE = Duration.ofMinutes(1);
  static final Duration USED = Duration.ofMillis(250);
  static final ItemResult NOTHING = result(Map.of());

  final TestClock clock = new TestClock();
  final List<WorkStore> opened = new ArrayList<>();
  StoreLocation location;
  WorkStore store;

  /** An empty store that nobody else uses. */
  abstract StoreLocation newLocation();

  @BeforeEach
  void open() {
    location = newLocation();
    store = another();
  }

  @AfterEach
  void close() {
    opened.forEach(WorkStore::close);
  }

  /** The same store, as another process opens it. */
  WorkStore another() {
    WorkStore another = new JdbcStore(location.dialect(), Optional.of(clock), 3);
    opened.add(another);
    return another;
  }

  static List<Approach> items(int number) {
    return List.of(
        new Approach(
            "sampling",
            IntStream.range(0, number).mapToObj(i -> new NewItem(new byte[] {(byte) i})).toList()));
  }

  static ItemResult result(Map<String, Long> counts, NewItem... remaining) {
    return new ItemResult(counts, List.of(), List.of(remaining), List.of());
  }

  WorkItem takeOne(String worker) {
    return store.take(worker, 1, LEASE).get(0);
  }

  static FoundFailure race(String key, String token, long seen) {
    return new FoundFailure(key, "DATA_RACE", "DATA RACE on " + key, "the report", token, seen);
  }

  static ItemResult found(FoundFailure... failures) {
    return new ItemResult(
        Map.of("executions", 1L), List.of(failures), List.of(), List.of("an assumption"));
  }
}
