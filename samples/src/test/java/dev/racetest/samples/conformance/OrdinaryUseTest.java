package dev.racetest.samples.conformance;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.racetest.samples.Corpus;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Samples;
import dev.racetest.samples.Verdict;
import dev.racetest.scheduler.Body;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The innocent programs, with the agent in the JVM, but as ordinary code on ordinary threads. */
class OrdinaryUseTest {
  private static final int TIMES = 20;

  /** Only a hang takes so long. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TestFactory
  Stream<DynamicTest> worksWithoutAnExploration() throws Exception {
    return Corpus.CONFORMANCE
        .programs()
        .filter(OrdinaryUseTest::isOrdinary)
        .map(program -> dynamicTest(Samples.name(program), () -> run(program)));
  }

  private static boolean isOrdinary(Method program) {
    Verdict verdict = program.getAnnotation(Verdict.class);
    return verdict.value() == Expected.SILENT && !verdict.controlledOnly();
  }

  private static void run(Method program) {
    Body body = Samples.body(program);
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          for (int i = 0; i < TIMES; i++) {
            body.run();
          }
        });
  }
}
