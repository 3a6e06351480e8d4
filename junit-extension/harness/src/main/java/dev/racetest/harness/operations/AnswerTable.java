package dev.racetest.harness.operations;

import dev.racetest.harness.histories.Answer;
import dev.racetest.harness.histories.History;
import java.util.ArrayList;
import java.util.List;

/** The calls of a scenario and what they answered, a column for each thread. */
final class AnswerTable {
  private final Scenario scenario;
  private final List<String> cells = new ArrayList<>();

  AnswerTable(Scenario scenario, History history) {
    this.scenario = scenario;
    List<Invocation> calls = scenario.all();
    for (int call = 0; call < calls.size(); call++) {
      cells.add(cell(calls.get(call), call, history));
    }
  }

  private static String cell(Invocation call, int number, History history) {
    if (number >= history.size() || !history.hasBegun(number)) {
      return call + " not made";
    }
    Answer answer = history.answer(number);
    if (answer == null) {
      return call + " waits for ever";
    }
    boolean isVoid = call.operation().method().getReturnType() == void.class;
    if (isVoid && answer.thrown().isEmpty()) {
      return call.toString();
    }
    return call + (answer.thrown().isEmpty() ? " -> " : " throws ") + answer;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    int next = scenario.before().size();
    line(text, "before", cells.subList(0, next));
    List<List<String>> columns = new ArrayList<>();
    for (List<Invocation> thread : scenario.threads()) {
      columns.add(cells.subList(next, next + thread.size()));
      next += thread.size();
    }
    columns(text, columns);
    line(text, "after", cells.subList(next, cells.size()));
    return text.toString();
  }

  private static void line(StringBuilder text, String when, List<String> calls) {
    if (!calls.isEmpty()) {
      text.append("  ").append(when).append(":  ").append(String.join("; ", calls)).append('\n');
    }
  }

  private static void columns(StringBuilder text, List<List<String>> columns) {
    int rows = columns.stream().mapToInt(List::size).max().orElse(0);
    for (int row = -1; row < rows; row++) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < columns.size(); i++) {
        List<String> column = columns.get(i);
        String heading = "thread " + (i + 1);
        int width =
            Math.max(heading.length(), column.stream().mapToInt(String::length).max().orElse(0));
        String cell = row < 0 ? heading : row < column.size() ? column.get(row) : "";
        line.append("| ").append(cell).append(" ".repeat(width - cell.length() + 1));
      }
      text.append(line).append("|\n");
    }
  }
}
