package dev.racetest.samples.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.racetest.samples.Carrier;
import dev.racetest.samples.Corpus;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Night;
import dev.racetest.samples.Samples;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.VerdictCheck;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Explores every program of the corpus and holds it against its verdict. */
class ConformanceTest {
  private static final List<String> STRATEGIES =
      List.of("random", "pct", "auto", "pos", "urw", "surw", "readsfrom", "sticky", "delay");

  @TestFactory
  Stream<DynamicTest> verdictHolds() throws Exception {
    return Corpus.CONFORMANCE
        .programs()
        .flatMap(program -> strategies(program).map(strategy -> test(program, strategy)));
  }

  /**
   * All of them on continuations. Real threads are slow: on an older JDK each program has random or
   * PCT and one of the others there, and on a newer one PCT or random, so that it has both.
   */
  private static Stream<String> strategies(Method program) {
    if (Carrier.CONTINUATIONS || Night.IS_NOW) {
      return STRATEGIES.stream();
    }
    int any = Math.floorMod(Samples.name(program).hashCode(), 2 * (STRATEGIES.size() - 2));
    String one = STRATEGIES.get(any % 2);
    String other = STRATEGIES.get(1 - any % 2);
    return Carrier.THREADS_ON_REQUEST
        ? Stream.of(other)
        : Stream.of(one, STRATEGIES.get(2 + any / 2));
  }

  private static DynamicTest test(Method program, String strategy) {
    Expected expected = program.getAnnotation(Verdict.class).value();
    return dynamicTest(
        Samples.name(program) + " is " + expected + " under " + strategy,
        () -> VerdictCheck.assertHolds(program, Corpus.options(program).withStrategy(strategy)));
  }

  @TestFactory
  Stream<DynamicTest> bugAndTwinStandSideBySide() throws Exception {
    // The bugs with static state are the lazily initialised fields, in a class of their own.
    return Corpus.CONFORMANCE.topics().stream()
        .filter(topic -> topic != StaticState.class && Samples.of(topic).findAny().isPresent())
        .map(
            topic ->
                dynamicTest(topic.getSimpleName(), () -> VerdictCheck.assertHasBothSides(topic)));
  }

  @Test
  void theCorpusIsNotEmpty() throws Exception {
    assertTrue(Corpus.CONFORMANCE.programs().count() > 500, "programs");
  }
}
