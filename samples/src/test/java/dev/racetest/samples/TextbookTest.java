package dev.racetest.samples;

import static dev.racetest.samples.Explorations.assertReplays;
import static dev.racetest.samples.Explorations.assertSilent;
import static dev.racetest.samples.Explorations.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.racetest.samples.textbook.AtomicsAreNotEnough;
import dev.racetest.samples.textbook.BufferedReceiverIsSender;
import dev.racetest.samples.textbook.CheckThenAct;
import dev.racetest.samples.textbook.ConcurrentReaders;
import dev.racetest.samples.textbook.CopyMutateOverwrite;
import dev.racetest.samples.textbook.CriticalSections;
import dev.racetest.samples.textbook.DoubleCheckedLocking;
import dev.racetest.samples.textbook.HandOver;
import dev.racetest.samples.textbook.LockOrderDeadlock;
import dev.racetest.samples.textbook.LostNotification;
import dev.racetest.samples.textbook.LostUpdate;
import dev.racetest.samples.textbook.NonAtomicLongCounter;
import dev.racetest.samples.textbook.NotifyWhereNotifyAllIsNeeded;
import dev.racetest.samples.textbook.PublicationThroughPlainField;
import dev.racetest.samples.textbook.ReceiverIsSender;
import dev.racetest.samples.textbook.SharedMap;
import dev.racetest.samples.textbook.SimpleRace;
import dev.racetest.samples.textbook.WatchAndHeartbeat;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Explores every sample of the textbook and holds the result against its {@link Verdict}. */
class TextbookTest {
  private static final List<Class<?>> TOPICS =
      List.of(
          SimpleRace.class,
          ConcurrentReaders.class,
          SharedMap.class,
          AtomicsAreNotEnough.class,
          HandOver.class,
          CriticalSections.class,
          CopyMutateOverwrite.class,
          WatchAndHeartbeat.class,
          ReceiverIsSender.class,
          BufferedReceiverIsSender.class,
          LostUpdate.class,
          NonAtomicLongCounter.class,
          CheckThenAct.class,
          PublicationThroughPlainField.class,
          DoubleCheckedLocking.class,
          LockOrderDeadlock.class,
          LostNotification.class,
          NotifyWhereNotifyAllIsNeeded.class);

  @TestFactory
  Stream<DynamicTest> verdictHolds() {
    return TOPICS.stream().flatMap(TextbookTest::samples).map(TextbookTest::test);
  }

  @Test
  void noTopicIsMissingFromTheList() throws Exception {
    Set<String> listed = TOPICS.stream().map(Class::getSimpleName).collect(Collectors.toSet());
    assertEquals(new TreeSet<>(compiledTopics()), new TreeSet<>(listed));
  }

  @TestFactory
  Stream<DynamicTest> flawedAndFixedStandSideBySide() {
    return TOPICS.stream()
        .map(topic -> dynamicTest(topic.getSimpleName(), () -> assertHasBothSides(topic)));
  }

  private static Stream<Method> samples(Class<?> topic) {
    return Arrays.stream(topic.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Verdict.class))
        .sorted(Comparator.comparing(Method::getName));
  }

  private static DynamicTest test(Method sample) {
    Verdict verdict = sample.getAnnotation(Verdict.class);
    String name = sample.getDeclaringClass().getSimpleName() + "." + sample.getName();
    return dynamicTest(name + " is " + verdict.value(), () -> explore(name, sample, verdict));
  }

  private static void explore(String name, Method sample, Verdict verdict) {
    ExplorationOptions options = options(name);
    Body body = body(sample);
    if (verdict.value() == Expected.SILENT) {
      assertSilent(options, body);
    } else {
      ExplorationResult result = Explorer.explore(options, body);
      assertFound(verdict, result);
      assertReplays(options, body, result);
    }
  }

  private static Body body(Method sample) {
    return () -> {
      try {
        sample.invoke(sample.getDeclaringClass().getConstructor().newInstance());
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause();
      }
    };
  }

  private static void assertFound(Verdict verdict, ExplorationResult result) {
    Finding.Kind kind = Finding.Kind.valueOf(verdict.value().name());
    List<Finding> found =
        result.findings().stream().filter(finding -> finding.kind() == kind).toList();
    assertFalse(
        found.isEmpty(),
        () -> "no " + kind + " in " + result.executions() + " executions\n" + result.report());
    if (kind != Finding.Kind.DATA_RACE) {
      assertFalse(result.found(Finding.Kind.DATA_RACE), result::report);
    }
    assertTrue(
        found.stream().anyMatch(finding -> finding.headline().contains(verdict.variable())),
        () -> "no headline names " + verdict.variable() + "\n" + result.report());
    if (kind == Finding.Kind.EXCEPTION) {
      assertTrue(
          found.stream().anyMatch(finding -> verdict.thrown().isInstance(cause(finding))),
          () -> "no " + verdict.thrown().getName() + "\n" + result.report());
    }
  }

  private static Throwable cause(Finding finding) {
    return finding.cause().orElse(null);
  }

  private static void assertHasBothSides(Class<?> topic) {
    List<Expected> verdicts =
        samples(topic).map(sample -> sample.getAnnotation(Verdict.class).value()).toList();
    assertTrue(verdicts.contains(Expected.SILENT), "nothing fixed");
    assertTrue(verdicts.stream().anyMatch(each -> each != Expected.SILENT), "nothing flawed");
  }

  private static List<String> compiledTopics() throws Exception {
    Path root = Path.of(Verdict.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = root.resolve(SimpleRace.class.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .filter(name -> !name.equals("package-info"))
          .toList();
    }
  }
}
