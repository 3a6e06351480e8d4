package dev.racetest.scheduler.optouts;

import dev.racetest.hooks.RaceFreeFields;
import dev.racetest.scheduler.optouts.StaleOptOut.Why;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the explorations of a JVM have shown about opt-outs. One exploration alone shows little: the
 * race may be that of another test.
 */
public final class OptOutHistory {
  /** The one of this JVM. */
  public static final OptOutHistory OF_THIS_JVM = new OptOutHistory();

  /** JVMS 4.5. */
  private static final int ACC_FINAL = 0x0010;

  private final Map<OptOut, Checks> checks = new LinkedHashMap<>();
  private final Set<OptOut> matched = new HashSet<>();

  /** The passed explorations that have checked a field. */
  private static final class Checks {
    private int explorations;
    private long executions;
  }

  OptOutHistory() {}

  /** An exploration was asked to honour it. */
  synchronized void asked(OptOut optOut) {
    checks.computeIfAbsent(optOut, any -> new Checks());
  }

  /** There was a race that it is for. */
  public synchronized void matched(OptOut optOut) {
    asked(optOut);
    matched.add(optOut);
  }

  /** Those for which there was a race. */
  public synchronized List<OptOut> matched() {
    return List.copyOf(matched);
  }

  /** An exploration has passed in which its field was accessed and checked. */
  synchronized void checked(OptOut optOut, int executions) {
    asked(optOut);
    Checks sum = checks.get(optOut);
    sum.explorations++;
    sum.executions += executions;
  }

  /**
   * The opt-outs that match nothing. Those that no exploration has had to do with are not among
   * them, unless it is plain that they are wrong.
   *
   * @param loader where classes are looked for, without loading them
   */
  public synchronized List<StaleOptOut> stale(ClassLoader loader) {
    // Without an exploration there may be no agent, and then there are no hooks to ask.
    if (checks.isEmpty()) {
      return List.of();
    }
    Map<OptOut, Checks> all = new LinkedHashMap<>(checks);
    for (OptOut annotated : annotated()) {
      all.putIfAbsent(annotated, new Checks());
    }
    List<StaleOptOut> stale = new ArrayList<>();
    all.forEach(
        (optOut, sum) -> {
          Why why = matched.contains(optOut) ? null : why(optOut, sum, loader);
          if (why != null) {
            stale.add(new StaleOptOut(optOut, why, sum.explorations, sum.executions));
          }
        });
    return stale;
  }

  private static List<OptOut> annotated() {
    List<OptOut> annotated = new ArrayList<>();
    new TreeMap<>(RaceFreeFields.reasons())
        .forEach(
            (type, fields) ->
                fields.forEach(
                    (field, reason) -> {
                      if (!reason.isBlank()) {
                        annotated.add(new OptOut(type, field, reason, OptOut.ANNOTATION));
                      }
                    }));
    return annotated;
  }

  /** Null if nothing speaks against it. */
  private static Why why(OptOut optOut, Checks sum, ClassLoader loader) {
    if (RaceFreeFields.knows(optOut.type())) {
      Integer access = RaceFreeFields.access(optOut.type(), optOut.field());
      if (access == null) {
        return Why.NO_FIELD;
      }
      if ((access & ACC_FINAL) != 0) {
        return Why.FINAL_FIELD;
      }
    } else if (loader.getResource(optOut.type().replace('.', '/') + ".class") == null) {
      return Why.NO_CLASS;
    }
    return sum.explorations > 0 ? Why.NO_RACE : null;
  }
}
