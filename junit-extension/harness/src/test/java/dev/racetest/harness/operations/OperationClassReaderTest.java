package dev.racetest.harness.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.harness.WrongTestException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Classes that break a rule; scenarios as they are made, written and read. */
class OperationClassReaderTest {
  static class NoOperation {}

  static class NoConstructor {
    NoConstructor(int size) {}

    @Operation
    public void call() {}
  }

  static class UnknownType {
    @Operation
    public void call(Thread thread) {}
  }

  static class PrivateOperation {
    @Operation
    private void call() {}
  }

  static class Waiting {
    @Operation(blocking = true)
    public void call() {}
  }

  static class WrongRange {
    @Operation
    public void call(@Param(min = 3, max = 2) int value) {}
  }

  static class WrongValue {
    @Operation
    public void call(@Param(values = {"1", "x"}) int value) {}
  }

  static class Lacking {
    public void other() {}
  }

  static class Grouped {
    @Operation(group = "producer")
    public void put(int value) {}

    @Operation(once = true)
    public void close() {}

    @Operation
    public Integer take(@Param(values = {"a", "b"}) String name) {
      return null;
    }
  }

  private static void assertRefused(Class<?> type, Class<?> specification, String... says) {
    WrongTestException refused =
        assertThrows(
            WrongTestException.class, () -> OperationClassReader.read(type, specification));
    for (String each : says) {
      assertTrue(refused.getMessage().contains(each), refused.getMessage());
    }
    assertTrue(refused.getMessage().contains("Example: "), refused.getMessage());
  }

  @Test
  void wrongClassesAreRefused() {
    assertRefused(NoOperation.class, NoOperation.class, "NoOperation", "@Operation");
    assertRefused(NoConstructor.class, NoConstructor.class, "constructor without parameters");
    assertRefused(UnknownType.class, UnknownType.class, "UnknownType.call", "java.lang.Thread");
    assertRefused(PrivateOperation.class, PrivateOperation.class, "PrivateOperation.call");
    assertRefused(Waiting.class, Waiting.class, "Waiting.call", "WouldWaitException");
    assertRefused(WrongRange.class, WrongRange.class, "WrongRange.call", "min = 3");
    assertRefused(WrongValue.class, WrongValue.class, "WrongValue.call", "x");
    assertRefused(
        Grouped.class, Lacking.class, "the specification", "Lacking", "has no method of this name");
  }

  @Test
  void scenariosKeepTheRules() {
    OperationClass grouped = OperationClassReader.read(Grouped.class, Grouped.class);
    ScenarioGenerator generator = new ScenarioGenerator(grouped, new ScenarioSize(3, 4, 1, 1));
    for (long seed = 0; seed < 500; seed++) {
      Scenario scenario = generator.make(seed);
      assertEquals(scenario.toString(), generator.make(seed).toString());
      long closes =
          scenario.all().stream().filter(each -> each.operation().name().equals("close")).count();
      assertTrue(closes <= 1, scenario::toString);
      long producers =
          scenario.threads().stream()
              .filter(
                  calls -> calls.stream().anyMatch(each -> each.operation().name().equals("put")))
              .count();
      assertTrue(producers <= 1, scenario::toString);
      assertEquals(
          scenario.toString(), new ScenarioText(grouped, scenario.toString()).read().toString());
    }
    Set<String> different =
        List.of(1L, 2L, 3L, 4L, 5L).stream()
            .map(seed -> generator.make(seed).toString())
            .collect(Collectors.toSet());
    assertEquals(5, different.size());
  }

  @Test
  void whatIsNoScenarioIsRefused() {
    OperationClass grouped = OperationClassReader.read(Grouped.class, Grouped.class);
    for (String wrong :
        List.of("put(1) | other()", "put(x)", "put", "a => b => c => d", "put(1, 2)")) {
      WrongTestException refused =
          assertThrows(WrongTestException.class, () -> new ScenarioText(grouped, wrong).read());
      assertTrue(refused.getMessage().contains(wrong), refused.getMessage());
    }
  }
}
