package dev.racetest.harness.operations;

import static java.util.Collections.nCopies;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.harness.WrongTestException;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
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
    public void call(int number, Thread thread) {}
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

  static class WrongTruth {
    @Operation
    public void call(@Param(values = "yes") boolean value) {}
  }

  static class NoText {
    @Operation
    public void call(@Param(values = "main") Thread value) {}
  }

  static class NoGenerator {
    @Operation
    public void call(@Param(by = Sized.class) Thread value) {}
  }

  static class Sized implements ParamGenerator {
    Sized(int size) {}

    @Override
    public Object next(SplittableRandom random) {
      return null;
    }
  }

  class Inner {
    @Operation
    public void call() {}
  }

  abstract static class Abstract {
    @Operation
    public void call() {}
  }

  static class StaticOperation {
    @Operation
    public static void call() {}
  }

  static class StaticValidation {
    @Operation
    public void call() {}

    @Validate
    public static void isRight() {}
  }

  static class AskingValidation {
    @Operation
    public void call() {}

    @Validate
    public void isRight(int what) {}
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

  private static final String OPERATION = "@Operation public Integer pop() { return stack.pop(); }";
  private static final String PARAM =
      "@Operation public void add(@Param(values = {\"x\", \"y\"}) String element)";
  private static final String CONSTRUCTOR = "class StackOperations { StackOperations() {} }";
  private static final String VALIDATE =
      "@Validate void isSorted() { if (!sorted()) throw new AssertionError(); }";
  private static final String HERE = OperationClassReaderTest.class.getName() + "$";

  /** Asserts the whole message: the place in this file, what is wrong there, how it is right. */
  private static void assertRefused(
      Class<?> type, Class<?> specification, String place, String rule, String example) {
    WrongTestException refused =
        assertThrows(
            WrongTestException.class, () -> OperationClassReader.read(type, specification));
    assertEquals(HERE + place + ": " + rule + ". Example: " + example, refused.getMessage());
  }

  private static void assertRefused(Class<?> type, String place, String rule, String example) {
    assertRefused(type, type, place, rule, example);
  }

  @Test
  void classesOfTheWrongShapeAreRefused() {
    assertRefused(NoOperation.class, "NoOperation", "no method is annotated @Operation", OPERATION);
    String noConstructor = "there must be a constructor without parameters";
    assertRefused(NoConstructor.class, "NoConstructor", noConstructor, CONSTRUCTOR);
    assertRefused(
        Grouped.class,
        NoConstructor.class,
        "NoConstructor, the specification of " + HERE + "Grouped",
        noConstructor,
        CONSTRUCTOR);
    assertRefused(
        Inner.class, "Inner", "a nested class must be static", "static class StackOperations");
    assertRefused(
        Abstract.class,
        "Abstract",
        "a class of which instances are made must not be abstract",
        "class StackOperations");
  }

  @Test
  void wrongMethodsAreRefused() {
    String hidden = "an operation is neither private nor static";
    assertRefused(PrivateOperation.class, "PrivateOperation.call", hidden, OPERATION);
    assertRefused(StaticOperation.class, "StaticOperation.call", hidden, OPERATION);
    assertRefused(
        Waiting.class,
        "Waiting.call",
        "a blocking operation needs a specification that throws WouldWaitException where it waits",
        "@OperationTest(specification = SequentialQueue.class)");
    assertRefused(
        Grouped.class,
        Lacking.class,
        "Grouped.close",
        "the specification " + HERE + "Lacking has no method of this name and these parameters",
        "public void close() { ... } in the specification");
    String validate = "a @Validate method has no parameters and is not static";
    assertRefused(StaticValidation.class, "StaticValidation.isRight", validate, VALIDATE);
    assertRefused(AskingValidation.class, "AskingValidation.isRight", validate, VALIDATE);
  }

  @Test
  void wrongParametersAreRefused() {
    assertRefused(
        UnknownType.class,
        "UnknownType.call, parameter 2",
        "nothing is known that makes values of the type java.lang.Thread",
        "@Param(by = Points.class) Point point, where Points is a ParamGenerator");
    assertRefused(
        WrongRange.class,
        "WrongRange.call, parameter 1",
        "min = 3 of a @Param is greater than max = 2",
        "@Param(max = 3)");
    assertRefused(
        WrongValue.class,
        "WrongValue.call, parameter 1",
        "a value of a @Param is no int: For input string: \"x\"",
        PARAM);
    assertRefused(
        WrongTruth.class,
        "WrongTruth.call, parameter 1",
        "a value of a @Param is no boolean: For input string: \"yes\"",
        PARAM);
    assertRefused(
        NoText.class,
        "NoText.call, parameter 1",
        "values of the type java.lang.Thread cannot be given as text",
        PARAM);
    assertRefused(
        NoGenerator.class,
        "NoGenerator.call, parameter 1",
        "the generator "
            + HERE
            + "Sized cannot be made (java.lang.NoSuchMethodException: "
            + HERE
            + "Sized.<init>())",
        "static class Points implements ParamGenerator { Points() {} }");
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
    assertNoScenario("put(1) | other()", "there is no operation other with 0 parameters");
    assertNoScenario("put(1, 2)", "there is no operation put with 2 parameters");
    assertNoScenario("put(x)", "\"x\" is no int");
    assertNoScenario("put(1) | put", "\"put\" is no call");
    assertNoScenario("put(1) => put(1) => put(1) => put(1)", "there are more than two =>");
    assertNoScenario("put(1) => ", "no thread calls anything");
    assertNoScenario(String.join("; ", nCopies(65, "put(1)")), "it has more than 64 calls");
  }

  private static void assertNoScenario(String text, String rule) {
    OperationClass grouped = OperationClassReader.read(Grouped.class, Grouped.class);
    WrongTestException refused =
        assertThrows(WrongTestException.class, () -> new ScenarioText(grouped, text).read());
    assertEquals(
        HERE
            + "Grouped: the custom scenario \""
            + text
            + "\" cannot be read: "
            + rule
            + ". Example: push(1) => push(2); pop() | pop() => pop()",
        refused.getMessage());
  }
}
