package dev.racetest.harness.operations;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The source of a jcstress class. */
final class ExportedClass {
  private static final String HEAD =
      """
      package %s;

      import org.openjdk.jcstress.annotations.Actor;
      import org.openjdk.jcstress.annotations.Arbiter;
      import org.openjdk.jcstress.annotations.Expect;
      import org.openjdk.jcstress.annotations.JCStressTest;
      import org.openjdk.jcstress.annotations.Outcome;
      import org.openjdk.jcstress.annotations.State;
      import org.openjdk.jcstress.infra.results.%s;

      /** The scenario {@code %s}; answers of a thread are separated by slashes. */
      @JCStressTest
      %s@Outcome(expect = Expect.FORBIDDEN, desc = "no order of the calls explains it")
      @State
      public class %s {
        private final %s tested = new %s();

      """;

  private static final String TAIL =
      """
        private interface Call {
          Object make() throws Exception;
        }

        private static String answer(Call call) {
          try {
            return String.valueOf(call.make());
          } catch (Exception thrown) {
            return thrown.getClass().getSimpleName();
          }
        }
      }
      """;

  private final Class<?> type;
  private final Scenario scenario;
  private final String name;
  private final String cases;

  ExportedClass(Class<?> type, Scenario scenario, String name, String cases) {
    this.type = type;
    this.scenario = scenario;
    this.name = name;
    this.cases = cases;
  }

  String source() {
    int fields = scenario.threads().size() + (scenario.after().isEmpty() ? 0 : 1);
    String result = "L".repeat(fields) + "_Result";
    String tested = type.getCanonicalName();
    StringBuilder source =
        new StringBuilder(
            HEAD.formatted(type.getPackageName(), result, scenario, cases, name, tested, tested));
    if (!scenario.before().isEmpty()) {
      source.append("  public ").append(name).append("() {\n");
      scenario.before().forEach(call -> source.append("    ").append(call(call)).append(";\n"));
      source.append("  }\n\n");
    }
    for (int thread = 0; thread < scenario.threads().size(); thread++) {
      String method = "@Actor\n  public void actor" + (thread + 1);
      method(source, method, result, thread + 1, scenario.threads().get(thread));
    }
    if (!scenario.after().isEmpty()) {
      method(source, "@Arbiter\n  public void arbiter", result, fields, scenario.after());
    }
    return source.append(TAIL).toString();
  }

  private static void method(
      StringBuilder source, String head, String result, int field, List<Invocation> calls) {
    String answers =
        calls.stream().map(ExportedClass::call).collect(Collectors.joining(" + \"/\" + "));
    source.append("  ").append(head).append('(').append(result).append(" r) {\n");
    source.append("    r.r").append(field).append(" = ").append(answers).append(";\n  }\n\n");
  }

  private static String call(Invocation call) {
    String arguments =
        Arrays.stream(call.arguments()).map(JavaSource::literal).collect(Collectors.joining(", "));
    String made = "tested.%s(%s)".formatted(call.operation().name(), arguments);
    boolean isVoid = call.operation().method().getReturnType() == void.class;
    return isVoid ? "answer(() -> { " + made + "; return null; })" : "answer(() -> " + made + ")";
  }
}
