package dev.racetest.harness.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is left of a failing scenario, and what its label says. */
class MinimizationTest {
  static class Calls {
    @Operation
    public void put(@Param(min = 2, max = 90) int value) {}

    @Operation
    public void name(@Param(values = {"x", "y", "a, b"}) String name) {}

    @Operation
    public void flag(boolean flag) {}

    @Operation
    public void point(@Param(by = Points.class) Object point) {}
  }

  static class Points implements ParamGenerator {
    @Override
    public Object next(java.util.SplittableRandom random) {
      return List.of(random.nextInt(5));
    }
  }

  private final OperationClass calls = OperationClassReader.read(Calls.class, Calls.class);

  private Scenario scenario(String text) {
    return new ScenarioText(calls, text).read();
  }

  private String smallest(String text, Predicate<String> fails) {
    return new Minimization(each -> fails.test(each.scenario().toString()))
        .of(NamedScenario.whole(1, scenario(text)))
        .scenario()
        .toString();
  }

  @Test
  void callsAndThreadsAreLeftOut() {
    assertEquals(
        "flag(false) | put(2)",
        smallest(
            "put(7) => flag(true); put(3) | put(4); put(9) | put(5) => name(y)",
            text -> text.contains("flag") && text.contains("| put")));
  }

  @Test
  void argumentsBecomeTheFirstOnesThatStillFail() {
    assertEquals("put(2)", smallest("put(77)", text -> true));
    assertEquals("put(4)", smallest("put(77)", text -> !text.matches(".*[23].*")));
    assertEquals("put(77)", smallest("put(77)", text -> text.equals("put(77)")));
    assertEquals("name(x) | flag(false)", smallest("name(y) | flag(true)", t -> t.contains("|")));
  }

  @Test
  void whatASmallerArgumentMakesNeedlessIsLeftOut() {
    assertEquals(
        "put(2)", smallest("put(5) | put(6)", text -> text.contains("|") || text.equals("put(2)")));
  }

  @Test
  void noScenarioIsTriedTwice() {
    Set<String> tried = new TreeSet<>();
    smallest(
        "put(5); put(6) | put(7); flag(true)",
        text -> {
          boolean fails = text.contains("put(6)");
          assertTrue(fails || tried.add(text), text);
          return fails;
        });
    assertFalse(tried.isEmpty());
  }

  @Test
  void labelsAreTextThatNeedsNeitherSeedNorTest() {
    ScenarioLabels labels = new ScenarioLabels(calls, List.of());
    for (String text :
        List.of(
            "put(2)",
            "put(3) => put(4); flag(true) | name(x) => put(5)",
            "put(1) | put(2) => put(3)",
            "name(null) | name(x)")) {
      NamedScenario named = NamedScenario.whole(1, scenario(text));
      assertEquals(text, labels.of(named));
      assertTrue(labels.canTell(named));
      assertEquals(text, labels.read(text).orElseThrow().scenario().toString());
    }
    assertEquals(Optional.empty(), labels.read("other(1)"));
    assertEquals(Optional.empty(), labels.read(""));
    assertEquals(Optional.empty(), labels.read("#1/3"));
  }

  @Test
  void labelsAreNumbersWhereTextWouldMeanSomethingElse() {
    Invocation comma = new Invocation(calls.operation("name", 1).orElseThrow(), args("a, b"));
    Invocation point = new Invocation(calls.operation("point", 1).orElseThrow(), args(List.of(3)));
    Invocation put = new Invocation(calls.operation("put", 1).orElseThrow(), args(5));
    Scenario whole =
        new Scenario(List.of(), List.of(List.of(comma, put), List.of(point)), List.of());
    Scenario lonely = new Scenario(List.of(), List.of(List.of(put)), List.of(put));
    List<NamedScenario> scenarios =
        List.of(NamedScenario.whole(1, lonely), NamedScenario.whole(2, whole));
    ScenarioLabels labels = new ScenarioLabels(calls, scenarios);
    // One arrow and no bar: put(5) would be a call before all threads.
    assertEquals("#1/3", labels.of(scenarios.get(0)));
    assertEquals("#2/7", labels.of(scenarios.get(1)));
    NamedScenario smaller = scenarios.get(1).without(1);
    assertEquals("#2/5", labels.of(smaller));
    assertEquals(smaller.scenario(), labels.read("#2/5").orElseThrow().scenario());
    assertTrue(labels.canTell(smaller));
    assertFalse(labels.canTell(scenarios.get(1).with(1, 0, 2)));
  }

  private static Object[] args(Object... values) {
    return values;
  }
}
