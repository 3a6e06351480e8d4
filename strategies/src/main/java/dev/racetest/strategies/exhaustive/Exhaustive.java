package dev.racetest.strategies.exhaustive;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.SearchState;
import dev.racetest.scheduler.spi.Situation;
import dev.racetest.scheduler.spi.TraceSearch;
import java.util.ArrayList;
import java.util.List;

/**
 * Visits every trace once, depth first. Each execution is led along the nodes of the one before to
 * the deepest node at which something is left to try, and goes on from there as it comes, with
 * tasks asleep that would lead to what was seen.
 */
final class Exhaustive implements TraceSearch {
  private static final int BODY = 0;

  private final Steps steps = new Steps();
  private final Path path = new Path();
  private final Asleep asleep = new Asleep();
  private final Pending pending = new Pending();
  private final SpinLoops loops = new SpinLoops(steps);
  private final Reversals reversals = new Reversals(steps, pending);
  private final StepChoices choices = new StepChoices();
  private final Division division = new Division(path);

  /** Nodes above this one are somebody else's to explore. */
  private int root;

  /** The first step of the execution that is not a repetition. */
  private int from;

  private boolean isLed;
  private boolean isStopped;
  private boolean isTimeNext;
  private boolean dependsOnAll;
  private boolean isRepeatable = true;
  private boolean isFinished;
  private boolean hasBegun;
  private long executions;
  private Object subject;

  /** A search of everything. */
  Exhaustive() {}

  /**
   * A search that goes on with what another one has left.
   *
   * @throws IllegalArgumentException if that is not what these bytes say
   */
  Exhaustive(byte[] piece) {
    root = Pieces.read(piece, path);
    hasBegun = true;
    isFinished = path.deepestOpen(root) < 0;
  }

  @Override
  public void begin(long seed) {
    steps.clear();
    asleep.clear();
    pending.clear();
    loops.clear();
    choices.clear();
    isStopped = false;
    isTimeNext = false;
    int open = hasBegun ? nextOpen() : -1;
    isLed = open >= 0;
    from = Math.max(0, open);
    path.cutAt(open + 1);
    if (isLed) {
      path.node(open).current++;
    }
    hasBegun = true;
  }

  private int nextOpen() {
    return division.hasBegun() ? division.node() : path.deepestOpen(root);
  }

  @Override
  public int choose(Decision decision) {
    if (decision.kind() != Decision.Kind.TASK) {
      return choices.choose(decision.options());
    }
    closeStep();
    int at = steps.count();
    if (at < path.depth()) {
      if (at == from) {
        fallAsleep(path.node(at), decision.situation());
      }
      return optionOf(path.node(at).current().task, decision);
    }
    int option = pick(decision);
    if (option < 0) {
      isStopped = true;
      return NOTHING_NEW;
    }
    addNode(decision, option);
    return option;
  }

  private int optionOf(int task, Decision decision) {
    for (int option = 0; option < decision.options(); option++) {
      if (decision.task(option) == task) {
        return option;
      }
    }
    return astray();
  }

  /** The execution is not the one that was to be repeated. */
  private int astray() {
    isRepeatable = false;
    isStopped = true;
    return NOTHING_NEW;
  }

  /** What was tried at the node before, and above it, need not be done next. */
  private void fallAsleep(Node node, Situation now) {
    for (Event event : node.asleep) {
      asleep.add(event, now.subject(event.task()));
    }
    int task = node.current().task;
    for (int i = 0; i < node.current; i++) {
      Event event = node.branch(i).event;
      if (node.branch(i).task != task && event != null) {
        asleep.add(event, now.subject(event.task()));
      }
    }
  }

  /**
   * The body comes last: what ends with it, such as tasks that wait for work, has then done all it
   * could.
   */
  private int pick(Decision decision) {
    int current = decision.current();
    int found = -1;
    boolean standsStill = false;
    for (int option = decision.options() - 1; option >= 0; option--) {
      int task = decision.task(option);
      if (asleep.has(task)) {
        continue;
      }
      if (decision.options() > 1 && loops.standsStill(task)) {
        standsStill = true;
        continue;
      }
      boolean isBetter =
          found < 0 || rank(decision, option, current) >= rank(decision, found, current);
      found = isBetter ? option : found;
    }
    if (standsStill && found < 0) {
      found = stillOption(decision);
    }
    return found;
  }

  /** Where only tasks that stand still are left, they go on: their loops may end by themselves. */
  private int stillOption(Decision decision) {
    for (int option = 0; option < decision.options(); option++) {
      if (!loops.standsStill(decision.task(option))) {
        loops.cut();
        return -1;
      }
    }
    for (int option = 0; option < decision.options(); option++) {
      if (!asleep.has(decision.task(option))) {
        return option;
      }
    }
    return -1;
  }

  private static int rank(Decision decision, int option, int current) {
    int task = decision.task(option);
    int rank = decision.situation().canGoOn(task) ? 4 : 0;
    rank += task == BODY ? 0 : 2;
    return rank + (option == current ? 1 : 0);
  }

  private void addNode(Decision decision, int chosen) {
    Node node = path.add();
    node.asleep = asleep.events();
    int task = decision.task(chosen);
    node.add(new Branch(task, Branch.NONE));
    for (int option = 0; option < decision.options(); option++) {
      int other = decision.task(option);
      boolean standsStill = other != task && loops.standsStill(other);
      if (standsStill) {
        loops.cut();
        continue;
      }
      node.enable(other);
      boolean isEarly = !decision.situation().canGoOn(other);
      if (isEarly && !node.covers(other)) {
        // It depends on no step that it comes now: no race would lead here.
        node.add(new Branch(other, Branch.NONE));
      }
    }
  }

  @Override
  public void onlyTimeHelps() {
    isTimeNext = true;
  }

  @Override
  public boolean watchesSteps() {
    return true;
  }

  @Override
  public void stepped(int task, Situation now) {
    closeStep();
    int at = steps.count();
    if (at == path.depth()) {
      addOnlyNode(task);
    }
    Branch branch = path.node(at).current();
    Operation operation = now.operation(task);
    long place = Sites.hash(now.site(task)) * 31L + operation.ordinal();
    if (branch.task != task || at < from && branch.place != place) {
      isRepeatable = false;
    }
    branch.place = place;
    subject = now.subject(task);
    dependsOnAll = isTimeNext;
    isTimeNext = false;
    choices.begin(at < from ? branch.choices : branch.given);
    loops.begin(at, place, operation);
    steps.among(now);
    Object lock = operation == Operation.LOCK ? subject : null;
    steps.open(task, lock, dependsOnAll, isPlainAccess(operation));
  }

  private void addOnlyNode(int task) {
    Node node = path.add();
    node.asleep = asleep.events();
    node.enable(task);
    node.add(new Branch(task, Branch.NONE));
  }

  private static boolean isPlainAccess(Operation operation) {
    return switch (operation) {
      case READ, WRITE, VOLATILE_READ, VOLATILE_WRITE -> true;
      default -> false;
    };
  }

  @Override
  public void accessed(int task, Object object, int variable, boolean writes) {
    steps.access(task, object, variable, writes);
  }

  @Override
  public void joined(int task, int ended) {
    steps.joined(task, ended);
  }

  private void closeStep() {
    if (!steps.isOpen()) {
      return;
    }
    steps.close();
    int step = steps.count() - 1;
    loops.done(step);
    if (step < from) {
      return;
    }
    Node node = path.node(step);
    Branch branch = node.current();
    branch.event = Event.of(steps, step, subject, dependsOnAll);
    branch.choices = choices.made();
    choices.addOthers(node);
    asleep.wake(steps, step);
  }

  @Override
  public void over(Situation last) {
    closeStep();
    steps.among(last);
    for (int task = 0; task < last.tasks(); task++) {
      if (!last.isOver(task)
          && (isLock(last.operation(task)) || !isStopped && last.canGoOn(task))) {
        pending.add(task, last);
      }
    }
  }

  private static boolean isLock(Operation operation) {
    return switch (operation) {
      case MONITOR_ENTER, MONITOR_REENTER, LOCK -> true;
      default -> false;
    };
  }

  @Override
  public void end(int decisions, boolean complete) {
    closeStep();
    executions++;
    count();
    reversals.find(path.nodes(), division.hasBegun() ? division.node() + 1 : root, from);
    if (division.hasBegun()) {
      division.keep();
    }
    isFinished |= !isRepeatable || !division.hasBegun() && path.deepestOpen(root) < 0;
  }

  private void count() {
    for (int at = root; at < path.depth(); at++) {
      path.node(at).current().executions++;
    }
  }

  @Override
  public boolean canBeSaved() {
    return true;
  }

  @Override
  public boolean divide() {
    return !isFinished && division.begin(root);
  }

  @Override
  public boolean isDividing() {
    return isRepeatable && division.isOn();
  }

  @Override
  public List<byte[]> remaining() {
    if (division.hasBegun()) {
      return division.pieces();
    }
    if (isFinished) {
      return List.of();
    }
    return List.of(hasBegun ? Pieces.write(path, root) : WHOLE);
  }

  @Override
  public boolean isFinished() {
    return isFinished;
  }

  @Override
  public String settings() {
    return "";
  }

  @Override
  public SearchState state() {
    Estimate estimate = Estimate.of(path, root);
    List<String> assumptions = new ArrayList<>();
    if (loops.hasCut()) {
      assumptions.add(
          "a loop that neither writes nor reads anything new goes round at most "
              + (SpinLoops.ROUNDS + 1)
              + " times before another thread has to change what it reads");
    }
    return new SearchState(
        Estimate.open(path, root),
        isFinished ? 1.0 : estimate.share(),
        isFinished ? executions : estimate.executions(),
        isFinished ? 0.0 : estimate.deviation(),
        isRepeatable,
        List.of(),
        assumptions);
  }
}
