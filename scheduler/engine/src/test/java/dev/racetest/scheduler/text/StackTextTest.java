package dev.racetest.scheduler.text;

import static dev.racetest.scheduler.text.Histories.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StackTextTest {
  private static final StackTraceElement TEST = frame("bank.AccountTest", "audit", 25);

  private static List<String> lines(int most, StackTraceElement... stack) {
    return new StackText(SourceLines.NONE).lines(List.of(stack), most);
  }

  private static List<String> lines(StackTraceElement... stack) {
    return lines(10, stack);
  }

  @Test
  void userFramesAreInTheFormThatIdesLink() {
    assertEquals(List.of("at bank.AccountTest.audit(AccountTest.java:25)"), lines(TEST));
    assertEquals(
        List.of("at bank.A.f(A.java)", "at bank.B.g(Unknown Source)"),
        lines(
            new StackTraceElement("bank.A", "f", "A.java", -1),
            new StackTraceElement("bank.B", "g", null, -1)));
  }

  @Test
  void ofTheJdkOnlyTheCalledMethodIsNamed() {
    assertEquals(
        List.of("inside java.util.HashMap.put", "at bank.AccountTest.audit(AccountTest.java:25)"),
        lines(
            frame("java.util.HashMap", "putVal", 630),
            frame("java.util.HashMap", "put", 610),
            TEST));
  }

  @Test
  void howThreadsRunDependsOnTheJdk() {
    List<String> expected = List.of("at bank.AccountTest.audit(AccountTest.java:25)");
    assertEquals(expected, lines(TEST, frame("java.lang.Thread", "run", 840)));
    assertEquals(
        expected,
        lines(
            TEST,
            frame("java.lang.Thread", "runWith", 1460),
            frame("java.lang.Thread", "run", 1447),
            frame("dev.racetest.scheduler.execution.Carrier", "enter", 7),
            frame("jdk.internal.vm.Continuation", "enter", 380)));
  }

  @Test
  void poolsAreNamedBelowTheirTasks() {
    assertEquals(
        List.of(
            "at bank.AccountTest.audit(AccountTest.java:25)",
            "inside java.util.concurrent.ThreadPoolExecutor$Worker.run"),
        lines(
            TEST,
            frame("java.util.concurrent.ThreadPoolExecutor", "runWorker", 1136),
            frame("java.util.concurrent.ThreadPoolExecutor$Worker", "run", 635),
            frame("java.lang.Thread", "run", 840)));
  }

  @Test
  void framesOfTheTestFrameworkAreCountedWithoutReflection() {
    assertEquals(
        List.of(
            "at bank.AccountTest.audit(AccountTest.java:25)", "... 2 frames of the test framework"),
        lines(
            TEST,
            frame("jdk.internal.reflect.NativeMethodAccessorImpl", "invoke0", -2),
            frame("java.lang.reflect.Method", "invoke", 569),
            frame("org.junit.platform.commons.util.ReflectionUtils", "invokeMethod", 700),
            frame("java.util.Optional", "ifPresent", 178),
            frame("dev.racetest.junit.Interceptor", "proceed", 20),
            frame("dev.racetest.scheduler.Runner", "runBody", 60),
            frame("java.lang.Thread", "run", 840)));
  }

  @Test
  void helpersOfRaceTestBetweenUserFramesAreCounted() {
    assertEquals(
        List.of(
            "inside java.lang.Thread.join",
            "... 1 frame of the test framework",
            "at bank.AccountTest.audit(AccountTest.java:25)"),
        lines(
            frame("java.lang.Thread", "join", 1300),
            frame("dev.racetest.scheduler.RaceTests", "concurrently", 48),
            TEST));
  }

  @Test
  void longStacksEndWithACount() {
    assertEquals(
        List.of("at bank.AccountTest.audit(AccountTest.java:25)", "... 3 more frames"),
        lines(2, TEST, TEST, TEST, TEST));
    assertEquals(2, lines(2, TEST, TEST).size());
  }
}
