package dev.racetest.strategies.exhaustive;

import dev.racetest.scheduler.spi.Situation;
import dev.racetest.scheduler.spi.TraceSearch;

/**
 * The steps of the execution that runs: who did them, what they accessed, and what happened before
 * what. Two steps depend on each other if they are of one task or access one variable that one of
 * them writes; a step that only time made possible depends on all before.
 *
 * <p>For each step there are its <em>rivals</em>: earlier steps of other tasks on which it depends
 * directly, that is neither by what its own task did before nor by another rival. These are the
 * races of Source-DPOR. Who takes a lock has the one that took it before for a rival, not the one
 * that freed it: that order is the only one there is.
 */
final class Steps {
  /** Depends on it, and the two could be the other way round. */
  private static final int RIVAL = 0;

  /** The same, although there is another dependence in between: the holder of a lock. */
  private static final int HOLDER = 1;

  /** Depends on it, and there is no other order. */
  private static final int ORDERED = 2;

  private static final int NONE = -1;

  final Variables variables = new Variables();
  private int count;
  private boolean isOpen;
  private int[] tasks = new int[64];
  private int[] ordinals = new int[64];
  private int[] firstAccess = new int[64];
  private int[] firstRival = new int[64];
  private int[] known = new int[64];

  private final StepClocks clocks = new StepClocks();
  private int[] latest = new int[8];
  private int taskCount;

  /** The step in which each task was started. */
  private int[] starts = new int[8];

  private int startCount;
  private Situation situation;

  private int accesses;
  private int[] accessStep = new int[128];
  private int[] accessVariable = new int[128];
  private int[] accessBefore = new int[128];
  private boolean[] accessWrites = new boolean[128];

  private int[] lastWrite = new int[64];
  private int[] lastRead = new int[64];
  private int[] lastTaking = new int[64];
  private int variableCount;

  private int rivals;
  private int[] rivalStep = new int[128];
  private int[] rivalKind = new int[128];

  /** Whether the step does nothing but read or write one variable, whatever its value is. */
  private boolean[] isPlain = new boolean[64];

  /** What the step that is open is about to lock, if it takes a lock of java.util.concurrent. */
  private Object lock;

  void clear() {
    count = 0;
    isOpen = false;
    taskCount = 0;
    startCount = 0;
    accesses = 0;
    rivals = 0;
    variableCount = 0;
    variables.clear();
  }

  int count() {
    return count;
  }

  int task(int step) {
    return tasks[step];
  }

  /** How many variables had been accessed before the step. */
  int known(int step) {
    return known[step];
  }

  /** What all tasks are about to do, in the execution that runs. */
  void among(Situation newSituation) {
    situation = newSituation;
    while (startCount < situation.tasks()) {
      if (startCount == starts.length) {
        starts = Arrays.more(starts);
      }
      // Only the task that runs can have started it.
      starts[startCount++] = count - 1;
    }
  }

  /** The step in which a task was started, -1 for the first task. */
  int start(int task) {
    return starts[task];
  }

  /** The number of a thread, -1 if the object is none. */
  int threadNumber(Object object) {
    return object instanceof Thread thread ? (int) situation.threadNumber(thread) : NONE;
  }

  /** The last step of a task, -1 if it had none. */
  int latest(int task) {
    return task < taskCount ? latest[task] : NONE;
  }

  boolean isOpen() {
    return isOpen;
  }

  /**
   * A task begins a step.
   *
   * @param taken the lock of java.util.concurrent that it takes, or null
   * @param isForced whether it depends on all steps before
   * @param isAccess whether it is a read or a write that does not depend on values
   */
  void open(int task, Object taken, boolean isForced, boolean isAccess) {
    if (count == tasks.length) {
      growSteps();
    }
    int step = count++;
    addTask(task);
    tasks[step] = task;
    firstAccess[step] = accesses;
    firstRival[step] = rivals;
    known[step] = variables.size();
    lock = taken;
    isPlain[step] = isAccess;
    int before = latest[task];
    ordinals[step] = before == NONE ? 0 : ordinals[before] + 1;
    clocks.open(step);
    if (before != NONE) {
      clocks.join(step, before);
    } else if (starts[task] != NONE) {
      clocks.join(step, starts[task]);
    }
    if (isForced) {
      for (int other = 0; other < taskCount; other++) {
        if (latest[other] != NONE) {
          clocks.join(step, latest[other]);
        }
      }
    }
    latest[task] = step;
    isOpen = true;
  }

  private void addTask(int task) {
    clocks.admit(task, count - 1);
    while (taskCount <= task) {
      if (taskCount == latest.length) {
        latest = Arrays.more(latest);
      }
      latest[taskCount++] = NONE;
    }
  }

  /** The open step happens after all that {@code ended} did. */
  void joined(int task, int ended) {
    if (isOpenFor(task) && latest(ended) != NONE) {
      clocks.join(count - 1, latest[ended]);
    }
  }

  private boolean isOpenFor(int task) {
    return isOpen && tasks[count - 1] == task;
  }

  /** The open step accesses a variable. */
  void access(int task, Object object, int variable, boolean writes) {
    if (!isOpenFor(task)) {
      return;
    }
    int number = variables.numberOf(object, variable);
    addVariable(number);
    boolean takes = variable == TraceSearch.MONITOR && !writes;
    boolean changes = writes || takes;
    if (isRepeated(number, changes) && !(variable == TraceSearch.MONITOR && writes)) {
      return;
    }
    if (takes) {
      takeMonitor(number);
    } else if (variable != TraceSearch.MONITOR) {
      conflicts(number, changes, object);
    }
    add(number, changes);
    if (variable == TraceSearch.MONITOR) {
      if (takes) {
        lastTaking[number] = count - 1;
      }
    } else if (!changes) {
      accessBefore[accesses - 1] = lastRead[number] == NONE ? lastWrite[number] : lastRead[number];
      lastRead[number] = accesses - 1;
      return;
    }
    accessBefore[accesses - 1] = lastWrite[number];
    lastWrite[number] = accesses - 1;
    lastRead[number] = NONE;
  }

  private boolean isRepeated(int number, boolean changes) {
    for (int i = firstAccess[count - 1]; i < accesses; i++) {
      if (accessVariable[i] == number && (accessWrites[i] || !changes)) {
        return true;
      }
    }
    return false;
  }

  private void takeMonitor(int number) {
    int taking = lastTaking[number];
    int freeing = lastWrite[number] == NONE ? NONE : accessStep[lastWrite[number]];
    if (taking == freeing) {
      addRival(taking, RIVAL);
    } else {
      addRival(taking, HOLDER);
      addRival(freeing, ORDERED);
    }
  }

  private void conflicts(int number, boolean changes, Object object) {
    int write = lastWrite[number];
    if (changes) {
      for (int read = lastRead[number]; isRead(read); read = accessBefore[read]) {
        addRival(accessStep[read], RIVAL);
      }
    }
    if (write == NONE) {
      return;
    }
    int step = accessStep[write];
    if (object != lock || !isHeldBefore(write)) {
      addRival(step, RIVAL);
      return;
    }
    addRival(step, ORDERED);
    for (int i = accessBefore[write]; isOfTask(i, tasks[step]); i = accessBefore[i]) {
      addRival(accessStep[i], HOLDER);
    }
  }

  private boolean isRead(int access) {
    return access != NONE && !accessWrites[access];
  }

  /** Whether the task that did this write of a lock's state did the one before, too. */
  private boolean isHeldBefore(int write) {
    return isOfTask(accessBefore[write], tasks[accessStep[write]]);
  }

  private boolean isOfTask(int access, int task) {
    return access != NONE && tasks[accessStep[access]] == task;
  }

  private void addRival(int step, int kind) {
    if (step == NONE || tasks[step] == tasks[count - 1]) {
      return;
    }
    if (rivals == rivalStep.length) {
      rivalStep = Arrays.more(rivalStep);
      rivalKind = Arrays.more(rivalKind);
    }
    rivalStep[rivals] = step;
    rivalKind[rivals++] = kind;
  }

  private void add(int number, boolean changes) {
    if (accesses == accessStep.length) {
      accessStep = Arrays.more(accessStep);
      accessVariable = Arrays.more(accessVariable);
      accessBefore = Arrays.more(accessBefore);
      boolean[] more = new boolean[accessStep.length];
      System.arraycopy(accessWrites, 0, more, 0, accesses);
      accessWrites = more;
    }
    accessStep[accesses] = count - 1;
    accessVariable[accesses] = number;
    accessWrites[accesses++] = changes;
  }

  private void addVariable(int number) {
    if (number == lastWrite.length) {
      lastWrite = Arrays.more(lastWrite);
      lastRead = Arrays.more(lastRead);
      lastTaking = Arrays.more(lastTaking);
    }
    if (number == variableCount) {
      lastWrite[number] = NONE;
      lastRead[number] = NONE;
      lastTaking[number] = NONE;
      variableCount++;
    }
  }

  /** The step that is open is done. */
  void close() {
    int step = count - 1;
    clocks.close(step);
    int from = firstRival[step];
    int kept = from;
    for (int i = from; i < rivals; i++) {
      if (clocks.before(step, tasks[rivalStep[i]]) <= ordinals[rivalStep[i]]) {
        rivalStep[kept] = rivalStep[i];
        rivalKind[kept++] = rivalKind[i];
      }
    }
    rivals = kept;
    for (int i = from; i < rivals; i++) {
      clocks.joinByAccess(step, rivalStep[i]);
    }
    clocks.count(step, tasks[step], ordinals[step] + 1);
    dropIndirect(from);
    isOpen = false;
  }

  private void dropIndirect(int from) {
    for (int i = from; i < rivals; i++) {
      for (int j = from; j < rivals && rivalKind[i] == RIVAL; j++) {
        if (rivalStep[j] != rivalStep[i] && happensBefore(rivalStep[i], rivalStep[j])) {
          rivalKind[i] = ORDERED;
        }
      }
    }
  }

  /** Whether one step happens before another, or is the same. */
  boolean happensBefore(int step, int later) {
    return clocks.until(later, tasks[step]) > ordinals[step];
  }

  /** How many steps of a task happen before this one, what it accesses itself not counted. */
  int stepsBefore(int step, int task) {
    return task < taskCount ? clocks.before(step, task) : 0;
  }

  /** How many steps of a task happen before this one or are it. */
  int stepsUntil(int step, int task) {
    return task < taskCount ? clocks.until(step, task) : 0;
  }

  /** The number of the step among those of its task, from 0 on. */
  int ordinal(int step) {
    return ordinals[step];
  }

  int tasks() {
    return taskCount;
  }

  /** Whether the step is a read or a write that does not depend on values. */
  boolean isPlainAccess(int step) {
    return isPlain[step];
  }

  int firstRival(int step) {
    return firstRival[step];
  }

  int endOfRivals(int step) {
    return step + 1 < count ? firstRival[step + 1] : rivals;
  }

  int rivalStep(int rival) {
    return rivalStep[rival];
  }

  boolean isRace(int rival) {
    return rivalKind[rival] != ORDERED;
  }

  boolean isHolder(int rival) {
    return rivalKind[rival] == HOLDER;
  }

  int firstAccess(int step) {
    return firstAccess[step];
  }

  int endOfAccesses(int step) {
    return step + 1 < count ? firstAccess[step + 1] : accesses;
  }

  int accessVariable(int access) {
    return accessVariable[access];
  }

  boolean accessWrites(int access) {
    return accessWrites[access];
  }

  /** The step that wrote the variable last, -1 if none did. */
  int lastWriter(int number) {
    return lastWrite[number] == NONE ? NONE : accessStep[lastWrite[number]];
  }

  /** The step that wrote what an access reads, -1 if none did. */
  int writerBefore(int access) {
    int before = accessBefore[access];
    while (before != NONE && !accessWrites[before]) {
      before = accessBefore[before];
    }
    return before == NONE ? NONE : accessStep[before];
  }

  private void growSteps() {
    tasks = Arrays.more(tasks);
    ordinals = Arrays.more(ordinals);
    firstAccess = Arrays.more(firstAccess);
    firstRival = Arrays.more(firstRival);
    known = Arrays.more(known);
    boolean[] more = new boolean[tasks.length];
    System.arraycopy(isPlain, 0, more, 0, count);
    isPlain = more;
    clocks.moreSteps();
  }
}
