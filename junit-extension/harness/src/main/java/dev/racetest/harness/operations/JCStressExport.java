package dev.racetest.harness.operations;

import dev.racetest.harness.WrongTestException;
import dev.racetest.harness.histories.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes a jcstress class of a scenario, so that the same can run on real hardware. Outcomes are the
 * answers of each thread; accepted are those that some order of the calls explains.
 */
public final class JCStressExport {
  /** The results of jcstress have at most so many fields. */
  private static final int MOST_FIELDS = 8;

  private static final String CASE = "@Outcome(id = \"%s\", expect = Expect.ACCEPTABLE)\n";

  private final OperationClass operations;

  private JCStressExport(OperationClass operations) {
    this.operations = operations;
  }

  /**
   * Reads a class with operations.
   *
   * @param annotation names the specification
   * @throws WrongTestException if it breaks a rule
   */
  public static JCStressExport of(Class<?> type, OperationTest annotation) {
    Class<?> specification =
        annotation.specification() == Void.class ? type : annotation.specification();
    return new JCStressExport(OperationClassReader.read(type, specification));
  }

  /**
   * The source of the class, in the package of the class with the operations.
   *
   * @param scenario as in {@link OperationTest#custom}
   * @param name the simple name of the class
   * @throws WrongTestException if the scenario cannot be read, or has calls that may wait, values
   *     that cannot be written as source, or more threads than a result of jcstress has fields
   */
  public String source(String scenario, String name) {
    Scenario read = new ScenarioText(operations, scenario).read();
    int fields = read.threads().size() + (read.after().isEmpty() ? 0 : 1);
    if (fields > MOST_FIELDS || operations.mayWait()) {
      throw new WrongTestException(
          operations.type().getName(),
          "a scenario for jcstress has at most %d threads, and no operations that block"
              .formatted(MOST_FIELDS - 1),
          "push(1) | pop() => pop()");
    }
    return new ExportedClass(operations.type(), read, name, cases(read)).source();
  }

  private static String cases(Set<String> outcomes) {
    StringBuilder cases = new StringBuilder();
    outcomes.forEach(outcome -> cases.append(CASE.formatted(JavaSource.pattern(outcome))));
    return cases.toString();
  }

  private String cases(Scenario scenario) {
    return cases(new Orders(scenario).outcomes());
  }

  /** All orders of the calls that keep those of the threads. */
  private final class Orders {
    private final Scenario scenario;
    private final SpecificationModel model;
    private final Answer[] answers;
    private final Set<String> outcomes = new TreeSet<>();

    Orders(Scenario scenario) {
      this.scenario = scenario;
      this.model = new SpecificationModel(operations, scenario);
      this.answers = new Answer[scenario.size()];
    }

    Set<String> outcomes() {
      SpecificationModel.State state = model.initial();
      for (int call = 0; call < scenario.before().size(); call++) {
        state = make(state, call);
      }
      int[] next = new int[scenario.threads().size()];
      int first = scenario.before().size();
      for (int thread = 0; thread < next.length; thread++) {
        next[thread] = first;
        first += scenario.threads().get(thread).size();
      }
      goOn(state, next);
      return outcomes;
    }

    private SpecificationModel.State make(SpecificationModel.State state, int call) {
      answers[call] = model.answer(state, call);
      return model.after(state, call, answers[call]);
    }

    private void goOn(SpecificationModel.State state, int[] next) {
      boolean isEnd = true;
      int end = scenario.before().size();
      for (int thread = 0; thread < next.length; thread++) {
        end += scenario.threads().get(thread).size();
        if (next[thread] < end) {
          isEnd = false;
          SpecificationModel.State after = make(state, next[thread]);
          next[thread]++;
          goOn(after, next);
          next[thread]--;
        }
      }
      if (isEnd) {
        SpecificationModel.State last = state;
        for (int call = end; call < answers.length; call++) {
          last = make(last, call);
        }
        outcomes.add(outcome());
      }
    }

    private String outcome() {
      List<String> fields = new ArrayList<>();
      int next = scenario.before().size();
      for (List<Invocation> thread : scenario.threads()) {
        fields.add(field(next, thread.size()));
        next += thread.size();
      }
      if (!scenario.after().isEmpty()) {
        fields.add(field(next, scenario.after().size()));
      }
      return String.join(", ", fields);
    }

    private String field(int first, int count) {
      List<String> texts = new ArrayList<>();
      for (int call = first; call < first + count; call++) {
        texts.add(answers[call].toString());
      }
      return String.join("/", texts);
    }
  }
}
