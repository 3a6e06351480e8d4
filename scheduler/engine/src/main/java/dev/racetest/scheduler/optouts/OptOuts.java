package dev.racetest.scheduler.optouts;

import dev.racetest.hooks.RaceFreeFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The opt-outs of one exploration: those of its options, and the annotated fields. */
public final class OptOuts {
  private final OptOutHistory history;
  private final Map<String, OptOut> given = new HashMap<>();
  private final Map<String, Boolean> decided = new HashMap<>();

  /** Makes the opt-outs of an exploration with these options. */
  public OptOuts(List<OptOut> given) {
    this(given, OptOutHistory.OF_THIS_JVM);
  }

  OptOuts(List<OptOut> given, OptOutHistory history) {
    this.history = history;
    for (OptOut optOut : given) {
      this.given.put(optOut.variable(), optOut);
      history.asked(optOut);
    }
  }

  /** Whether a race on this variable, {@code class.field}, does not count. */
  public boolean cover(String variable) {
    return decided.computeIfAbsent(variable, this::decide);
  }

  private boolean decide(String variable) {
    List<OptOut> covering = of(variable);
    covering.forEach(history::matched);
    return !covering.isEmpty();
  }

  private List<OptOut> of(String variable) {
    List<OptOut> found = new ArrayList<>();
    Optional.ofNullable(given.get(variable)).ifPresent(found::add);
    annotation(variable).ifPresent(found::add);
    return found;
  }

  private static Optional<OptOut> annotation(String variable) {
    String reason = reason(variable);
    return reason == null || reason.isBlank()
        ? Optional.empty()
        : Optional.of(new OptOut(type(variable), field(variable), reason, OptOut.ANNOTATION));
  }

  private static String reason(String variable) {
    return variable.indexOf('.') < 0
        ? null
        : RaceFreeFields.reason(type(variable), field(variable));
  }

  private static String type(String variable) {
    return variable.substring(0, variable.lastIndexOf('.'));
  }

  private static String field(String variable) {
    return variable.substring(variable.lastIndexOf('.') + 1);
  }

  /**
   * The exploration has checked accesses of these variables in so many executions, and has passed.
   */
  public void passed(Set<String> accessed, int executions) {
    for (String variable : accessed) {
      for (OptOut optOut : of(variable)) {
        history.checked(optOut, executions);
      }
    }
  }

  /** What is wrong with opt-outs of the classes that these variables belong to. */
  public List<String> notes(Set<String> accessed) {
    List<String> notes = new ArrayList<>();
    Set<String> types = new TreeSet<>();
    for (String variable : new TreeSet<>(accessed)) {
      String reason = reason(variable);
      if (reason != null && reason.isBlank()) {
        notes.add(
            "the opt-out of "
                + variable
                + " gives no reason, so races on the field count; right is, for example,"
                + " @RaceFree(\"counted for statistics only\")");
      }
      if (variable.indexOf('.') >= 0) {
        types.add(type(variable));
      }
    }
    for (OptOut optOut : given.values()) {
      if (types.contains(optOut.type())
          && RaceFreeFields.knows(optOut.type())
          && RaceFreeFields.access(optOut.type(), optOut.field()) == null) {
        notes.add(new StaleOptOut(optOut, StaleOptOut.Why.NO_FIELD, 0, 0).message());
      }
    }
    return notes;
  }
}
