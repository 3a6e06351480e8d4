package dev.racetest.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassFilterTest {
  private static final ClassLoader APPLICATION = ClassFilterTest.class.getClassLoader();

  @ParameterizedTest
  @CsvSource({
    "java/util/concurrent/locks/ReentrantLock, CONCURRENT",
    "java/util/HashMap, COLLECTION",
    "java/util/HashMap$Node, COLLECTION",
    "java/util/Vector, LOCKING",
    "java/util/Collections$SynchronizedMap, LOCKING",
    "java/util/Collections$UnmodifiableMap, NONE",
    "java/util/TimerThread, WAITING",
    "java/util/Locale, NONE",
    "java/lang/String, NONE",
    "bank/Account, USER",
    "org/junit/jupiter/api/Assertions, NONE",
    "org/apache/log4j/Category, NONE",
    "dev/racetest/scheduler/Explorer, NONE",
    "dev/racetest/scheduler/RaceTests, USER",
    "dev/racetest/samples/textbook/SimpleRace, USER",
  })
  void treatsClassesByTheirNames(String name, Treatment expected) {
    ClassFilter filter = new ClassFilter(List.of(), List.of());
    assertEquals(expected, filter.treatment(name, APPLICATION));
  }

  @Test
  void prefixesOfTheUserWin() {
    ClassFilter filter = new ClassFilter(List.of("org/apache/log4j"), List.of("bank/legacy"));
    assertEquals(Treatment.USER, filter.treatment("org/apache/log4j/Category", APPLICATION));
    assertEquals(Treatment.NONE, filter.treatment("bank/legacy/Account", APPLICATION));
    assertEquals(Treatment.USER, filter.treatment("bank/Account", APPLICATION));
  }
}
