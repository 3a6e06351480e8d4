package dev.racetest.harness.jcstress;

import dev.racetest.harness.WrongTestException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.Outcome;

/**
 * The expected outcomes of a class, in the order in which they are looked at: those of the meta
 * class first; of a class those of the container of repeated annotations, then a single one.
 */
final class OutcomeCases {
  private static final OutcomeCase NOT_GIVEN =
      new OutcomeCase("", Expect.FORBIDDEN, "no default case: taken for forbidden");

  private final List<OutcomeCase> cases = new ArrayList<>();
  private OutcomeCase others = NOT_GIVEN;

  private OutcomeCases() {}

  static OutcomeCases of(Class<?> type) {
    OutcomeCases all = new OutcomeCases();
    JCStressMeta meta = type.getAnnotation(JCStressMeta.class);
    if (meta != null) {
      all.addAllOf(meta.value());
    }
    all.addAllOf(type);
    return all;
  }

  private void addAllOf(Class<?> type) {
    Outcome.Outcomes container = type.getAnnotation(Outcome.Outcomes.class);
    if (container != null) {
      for (Outcome outcome : container.value()) {
        add(type, outcome);
      }
    }
    Outcome single = type.getAnnotation(Outcome.class);
    if (single != null) {
      add(type, single);
    }
  }

  private void add(Class<?> type, Outcome outcome) {
    for (String id : outcome.id()) {
      OutcomeCase added = new OutcomeCase(id, outcome.expect(), outcome.desc());
      if (id.isEmpty()) {
        others = added;
      } else {
        requirePattern(type, id);
        cases.add(added);
      }
    }
  }

  private static void requirePattern(Class<?> type, String id) {
    try {
      Pattern.compile(id);
    } catch (PatternSyntaxException wrong) {
      throw new WrongTestException(
          type.getName(),
          "the id \"%s\" of an @Outcome is no regular expression (%s)"
              .formatted(id, wrong.getDescription()),
          "@Outcome(id = \"1, 2\", expect = ACCEPTABLE)");
    }
  }

  /** The case of an outcome: one that equals it, or else one that matches, or else the default. */
  OutcomeCase of(String outcome) {
    for (OutcomeCase each : cases) {
      if (each.id().equals(outcome)) {
        return each;
      }
    }
    for (OutcomeCase each : cases) {
      if (each.matches(outcome)) {
        return each;
      }
    }
    return others;
  }

  /** All cases but the default one. */
  List<OutcomeCase> all() {
    return List.copyOf(cases);
  }
}
