package dev.racetest.detector;

/**
 * The vector clocks of the synchronisation variables (L in FastTrack): monitors, volatile
 * variables, and whatever else is released and acquired. A release joins what was released before,
 * because a volatile write is ordered before all later reads, not only before those that see it
 * (JLS 17.4.4).
 */
final class SyncTable {
  private final IdentityTable variables;
  private final ClockRows rows = new ClockRows();

  SyncTable(IdentityHash hash) {
    variables = new IdentityTable(hash);
  }

  void begin() {
    variables.clear();
    rows.clear();
  }

  void acquire(int task, Object object, int variable, VectorClocks clocks) {
    int row = variables.find(object, variable);
    if (row >= 0) {
      clocks.acquire(task, rows, row);
    }
  }

  void release(int task, Object object, int variable, VectorClocks clocks) {
    int row = variables.findOrAdd(object, variable);
    rows.reserve(row);
    clocks.release(task, rows, row);
  }

  /** How many objects the table refers to. */
  int references() {
    return variables.references();
  }
}
