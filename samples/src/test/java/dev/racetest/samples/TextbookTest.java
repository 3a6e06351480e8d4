package dev.racetest.samples;

import static dev.racetest.samples.Explorations.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.lang.reflect.Method;
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

  /** Real threads are slow. */
  private static final int SCHEDULES =
      Carrier.CONTINUATIONS || Night.IS_NOW ? Explorations.SCHEDULES : 300;

  @TestFactory
  Stream<DynamicTest> verdictHolds() {
    return TOPICS.stream().flatMap(Samples::of).map(TextbookTest::test);
  }

  @Test
  void noTopicIsMissingFromTheList() throws Exception {
    Set<String> listed = TOPICS.stream().map(Class::getSimpleName).collect(Collectors.toSet());
    Set<String> compiled =
        Samples.topics(SimpleRace.class.getPackageName()).stream()
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());
    assertEquals(new TreeSet<>(compiled), new TreeSet<>(listed));
  }

  @TestFactory
  Stream<DynamicTest> flawedAndFixedStandSideBySide() {
    return TOPICS.stream()
        .map(
            topic ->
                dynamicTest(topic.getSimpleName(), () -> VerdictCheck.assertHasBothSides(topic)));
  }

  private static DynamicTest test(Method sample) {
    String name = Samples.name(sample);
    return dynamicTest(
        name + " is " + sample.getAnnotation(Verdict.class).value(),
        () -> VerdictCheck.assertHolds(sample, options(name).withSchedules(SCHEDULES)));
  }
}
