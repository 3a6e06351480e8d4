package dev.racetest.scheduler.prediction;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Strategy;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds tasks back at given places until another one comes to such a place: two that stand before
 * conflicting accesses of one variable at the same time prove a race (as in Sen, "Race Directed
 * Random Testing of Concurrent Programs", PLDI 2008, algorithm 1), several that hold what the
 * others ask for are a deadlock.
 */
public final class DirectedStrategy implements Strategy {
  /** The name in tokens. */
  public static final String NAME = "directed";

  /** One in so many arrivals is not held back, in attempts after the first. */
  private static final int PASSING_SHARE = 4;

  /** After so many choices with somebody held back, nobody is any more: others may wait for it. */
  private static final int PATIENCE = 400;

  private static final int NOBODY = -1;

  private final boolean isRace;
  private final boolean reversed;
  private final boolean varies;
  private final Set<Long> places;
  private long random;

  /** The tasks that have met: the one that goes first, and the other. */
  private int first;

  private int second;
  private String firstAct = "";
  private String secondAct = "";
  private boolean met;

  /** Choices made while a task was held back. */
  private int waited;

  /** For each task whether it has been let pass at the place where it stands. */
  private boolean[] passing = new boolean[16];

  private DirectedStrategy(boolean isRace, boolean reversed, boolean varies, Set<Long> places) {
    this.isRace = isRace;
    this.reversed = reversed;
    this.varies = varies;
    this.places = places;
  }

  /**
   * Aims at a target.
   *
   * @param reversed whether of two that have met the one that came first goes first
   * @param varies whether some arrivals are let pass
   */
  public static DirectedStrategy at(Target target, boolean reversed, boolean varies) {
    Set<Long> places = target.sites().stream().map(Sites::hash).collect(Collectors.toSet());
    return new DirectedStrategy(target.isRace(), reversed, varies, places);
  }

  /**
   * A strategy that makes the same choices as the one whose {@link #settings} these are.
   *
   * @throws IllegalArgumentException if they are nobody's
   */
  public static DirectedStrategy of(String settings) {
    String[] parts = settings.split("[:.]");
    Set<Long> places = new HashSet<>();
    try {
      for (int i = 1; i < parts.length; i++) {
        places.add(Long.parseUnsignedLong(parts[i], 16));
      }
    } catch (NumberFormatException notPlaces) {
      throw new IllegalArgumentException(
          "Settings of directed executions look like 'rv:1f.2e', but these are '" + settings + "'",
          notPlaces);
    }
    String flags = parts.length == 0 ? "" : parts[0];
    return new DirectedStrategy(
        flags.contains("r"), flags.contains("b"), flags.contains("v"), places);
  }

  @Override
  public String settings() {
    String flags = (isRace ? "r" : "") + (reversed ? "b" : "") + (varies ? "v" : "");
    return places.stream()
        .sorted()
        .map(Long::toHexString)
        .collect(Collectors.joining(".", flags + ":", ""));
  }

  @Override
  public void begin(long seed) {
    random = seed;
    met = false;
    waited = 0;
    first = NOBODY;
    second = NOBODY;
    Arrays.fill(passing, false);
  }

  /** Whether two tasks have met in the last execution. */
  public boolean hasMet() {
    return met;
  }

  /**
   * What the one of them that then went first was about to do, such as "writes Account.java:30".
   */
  public String firstAct() {
    return firstAct;
  }

  /** The same of the other one. */
  public String secondAct() {
    return secondAct;
  }

  private static String act(Decision decision, int option) {
    int site = decision.site(option);
    return decision.operation(option).verb() + " " + Sites.file(site) + ":" + Sites.line(site);
  }

  @Override
  public int choose(Decision decision) {
    if (decision.kind() != Decision.Kind.TASK) {
      return below(decision.options());
    }
    if (first != NOBODY || second != NOBODY) {
      int next = afterMeeting(decision);
      if (next >= 0) {
        return next;
      }
    }
    if (isRace && !met && meet(decision)) {
      return afterMeeting(decision);
    }
    return met || waited > PATIENCE ? anybody(decision) : anybodyNotHeld(decision);
  }

  /** Lets the two go, one after the other, with nobody in between. */
  private int afterMeeting(Decision decision) {
    int next = first != NOBODY ? first : second;
    if (first != NOBODY) {
      first = NOBODY;
    } else {
      second = NOBODY;
    }
    for (int option = 0; option < decision.options(); option++) {
      if (decision.task(option) == next) {
        return option;
      }
    }
    return -1;
  }

  private boolean meet(Decision decision) {
    for (int one = 0; one < decision.options(); one++) {
      for (int other = 0; other < decision.options(); other++) {
        // The newcomer is the task that ran last.
        boolean isNewcomer = other == decision.current() && one != other;
        if (isNewcomer && isAtPlace(decision, one) && conflict(decision, one, other)) {
          met = true;
          first = decision.task(reversed ? one : other);
          second = decision.task(reversed ? other : one);
          firstAct = act(decision, reversed ? one : other);
          secondAct = act(decision, reversed ? other : one);
          return true;
        }
      }
    }
    return false;
  }

  private boolean isAtPlace(Decision decision, int option) {
    return isHolding(decision.operation(option))
        && places.contains(Sites.hash(decision.site(option)));
  }

  private static boolean isHolding(Operation operation) {
    switch (operation) {
      case READ:
      case WRITE:
      case VOLATILE_READ:
      case VOLATILE_WRITE:
      case ATOMIC_UPDATE:
      case CALL:
      case LOCK:
      case MONITOR_ENTER:
        return true;
      default:
        return false;
    }
  }

  private boolean conflict(Decision decision, int one, int other) {
    if (!isAtPlace(decision, other)) {
      return false;
    }
    Operation first = decision.operation(one);
    Operation second = decision.operation(other);
    if (first == Operation.CALL || second == Operation.CALL) {
      return true;
    }
    int variable = decision.variable(one);
    int otherVariable = decision.variable(other);
    boolean writes = first != Operation.READ || second != Operation.READ;
    return writes
        && decision.object(one) == decision.object(other)
        && (variable == otherVariable || variable < 0 || otherVariable < 0);
  }

  /** Some task that is not held back; if there is none, one of those that are. */
  private int anybodyNotHeld(Decision decision) {
    int options = decision.options();
    int start = preferred(decision);
    for (int i = 0; i < options; i++) {
      int option = (start + i) % options;
      if (!isHeld(decision, option) && !decision.operation(option).isYielding()) {
        return option;
      }
    }
    for (int i = 0; i < options; i++) {
      int option = (start + i) % options;
      if (!isHeld(decision, option)) {
        return option;
      }
    }
    return start;
  }

  private boolean isHeld(Decision decision, int option) {
    if (!isAtPlace(decision, option)) {
      return false;
    }
    int task = decision.task(option);
    if (option == decision.current()) {
      // It has just arrived.
      passes(task, varies && below(PASSING_SHARE) == 0);
    }
    boolean held = task >= passing.length || !passing[task];
    waited += held ? 1 : 0;
    return held;
  }

  private void passes(int task, boolean passes) {
    if (task >= passing.length) {
      passing = Arrays.copyOf(passing, 2 * task);
    }
    passing[task] = passes;
  }

  private int anybody(Decision decision) {
    int start = preferred(decision);
    return decision.operation(start).isYielding() ? (start + 1) % decision.options() : start;
  }

  /** Mostly the task that ran last, so that others get somewhere. */
  private int preferred(Decision decision) {
    int current = decision.current();
    return current >= 0 && below(PASSING_SHARE) != 0 ? current : below(decision.options());
  }

  private int below(int bound) {
    random = Sites.mix(random, bound);
    return (int) Long.remainderUnsigned(random, bound);
  }

  @Override
  public void end(int decisions, boolean complete) {}
}
