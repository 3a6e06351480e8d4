package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Situation;

/**
 * What executions have shown of the program: its tasks, how many events each had, which places
 * access which variables, and which write each read saw. Strategies that learn share it.
 */
final class Observations {
  private final TaskPaths paths = new TaskPaths();
  private final VariableTable variables = new VariableTable();
  private final SiteGroups groups = new SiteGroups();
  private final EventCounts counts = new EventCounts();
  private final ReadsFrom readsFrom = new ReadsFrom();
  private int[] firstSites = new int[64];
  private int[] firstTasks = new int[64];
  private int[] lastWrites = new int[64];
  private boolean[] shared = new boolean[64];
  private boolean[] written = new boolean[64];
  private int known;

  SiteGroups groups() {
    return groups;
  }

  EventCounts counts() {
    return counts;
  }

  ReadsFrom readsFrom() {
    return readsFrom;
  }

  /** An execution begins. */
  void begin() {
    paths.begin();
    variables.clear();
    counts.begin();
    readsFrom.begin();
    known = 0;
  }

  /** A task does its step. */
  void stepped(int task, Situation now) {
    while (paths.addNext(now)) {
      // Each task once.
    }
    counts.add(task, EventCounts.ALL);
    Operation operation = now.operation(task);
    Object object = now.object(task);
    if (object == null || !Accesses.isAccess(operation)) {
      return;
    }
    int variable = variables.numberOf(object, now.variable(task));
    if (variable >= 0) {
      access(task, variable, now.site(task), operation);
    }
  }

  private void access(int task, int variable, int site, Operation operation) {
    groups.add(site);
    if (variable == known) {
      addVariable(task, site);
    }
    groups.join(firstSites[variable], site);
    shared[variable] |= firstTasks[variable] != task;
    if (Accesses.reads(operation)) {
      readsFrom.read(site, lastWrites[variable]);
    }
    if (Accesses.writes(operation)) {
      written[variable] = true;
      lastWrites[variable] = site;
      groups.write(site);
    }
    if (shared[variable] && written[variable]) {
      groups.contend(site);
    }
    counts.add(task, site);
  }

  private void addVariable(int task, int site) {
    if (known == firstSites.length) {
      grow();
    }
    firstSites[known] = site;
    firstTasks[known] = task;
    lastWrites[known] = ReadsFrom.INITIAL;
    shared[known] = false;
    written[known] = false;
    known++;
  }

  private void grow() {
    firstSites = copy(firstSites);
    firstTasks = copy(firstTasks);
    lastWrites = copy(lastWrites);
    shared = copy(shared);
    written = copy(written);
  }

  private static int[] copy(int[] array) {
    int[] more = new int[2 * array.length];
    System.arraycopy(array, 0, more, 0, array.length);
    return more;
  }

  private static boolean[] copy(boolean[] array) {
    boolean[] more = new boolean[2 * array.length];
    System.arraycopy(array, 0, more, 0, array.length);
    return more;
  }

  /** The execution has ended. */
  void end() {
    counts.end(paths);
  }
}
