package dev.racetest.junit;

import static dev.racetest.junit.Fixtures.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.RaceTestError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class LifeCycleTest {
  private static final int TIMES = 3;

  private static List<String> repeated(String... words) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      all.addAll(List.of(words));
    }
    return all;
  }

  private static List<String> between(String first, List<String> words, String last) {
    List<String> all = new ArrayList<>(words);
    all.add(0, first);
    all.add(last);
    return all;
  }

  abstract static class SuperFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(TIMES);

    @BeforeEach
    void superBefore() {
      say("super before");
    }

    @AfterEach
    void superAfter() {
      say("super after");
    }
  }

  static class OrderFixture extends SuperFixture {
    @BeforeAll
    static void beforeAll() {
      say("before all");
    }

    @AfterAll
    static void afterAll() {
      say("after all");
    }

    @BeforeEach
    void before() {
      say("before");
    }

    @AfterEach
    void after() {
      say("after");
    }

    @RaceTest
    void test() {
      say("test");
    }
  }

  @Test
  void aRaceTestIsOneTestWithTheLifeCycleInEveryExecution() {
    EngineExecutionResults results = Fixtures.run(OrderFixture.class);

    results.testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
    assertEquals(
        between(
            "before all",
            repeated("super before", "before", "test", "after", "super after"),
            "after all"),
        Fixtures.said());
  }

  static class FreshFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(TIMES);
    static final List<Object> INSTANCES = Collections.synchronizedList(new ArrayList<>());
    int runs;

    @RaceTest
    void test() {
      INSTANCES.add(this);
      assertEquals(0, runs++);
      say(Thread.currentThread().getName());
    }
  }

  @Test
  void everyExecutionHasItsOwnInstanceAndRunsOffTheThreadOfJUnit() {
    FreshFixture.INSTANCES.clear();

    Fixtures.run(FreshFixture.class)
        .testEvents()
        .assertStatistics(stats -> stats.started(1).succeeded(1));

    assertEquals(TIMES, new HashSet<>(FreshFixture.INSTANCES).size());
    assertEquals(repeated("executions"), Fixtures.said());
  }

  @TestInstance(Lifecycle.PER_CLASS)
  static class PerClassFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(TIMES);
    int runs;

    @BeforeEach
    void before() {
      say("before " + runs);
    }

    @RaceTest
    void test() {
      say("test " + runs++);
    }

    @AfterEach
    void after() {
      say("after " + runs);
    }
  }

  @Test
  void theOneInstanceOfItsClassIsKept() {
    Fixtures.run(PerClassFixture.class)
        .testEvents()
        .assertStatistics(stats -> stats.started(1).succeeded(1));

    assertEquals(
        List.of(
            "before 0",
            "test 0",
            "after 1",
            "before 1",
            "test 1",
            "after 2",
            "before 2",
            "test 2",
            "after 3"),
        Fixtures.said());
  }

  static class OuterFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(TIMES);
    int outerRuns;

    @BeforeEach
    void outerBefore() {
      say("outer before " + outerRuns++);
    }

    @AfterEach
    void outerAfter() {
      say("outer after");
    }

    @Nested
    class InnerFixture {
      int innerRuns;

      @BeforeEach
      void innerBefore() {
        say("inner before " + innerRuns++);
      }

      @RaceTest
      void test() {
        say("test " + outerRuns + innerRuns);
      }

      @AfterEach
      void innerAfter() {
        say("inner after");
      }
    }
  }

  @Test
  void nestedTestsHaveFreshOuterInstancesToo() {
    Fixtures.run(OuterFixture.class)
        .testEvents()
        .assertStatistics(stats -> stats.started(1).succeeded(1));

    assertEquals(
        repeated("outer before 0", "inner before 0", "test 11", "inner after", "outer after"),
        Fixtures.said());
  }

  @TestInstance(Lifecycle.PER_CLASS)
  static class KeptOuterFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(TIMES);
    int runs;

    @Nested
    class FreshInnerFixture {
      int innerRuns;

      @RaceTest
      void test() {
        say("test " + runs++ + innerRuns++);
      }
    }
  }

  @Test
  void aNestedTestMayHaveAnOuterInstanceThatIsKept() {
    Fixtures.run(KeptOuterFixture.class)
        .testEvents()
        .assertStatistics(stats -> stats.started(1).succeeded(1));

    assertEquals(List.of("test 00", "test 10", "test 20"), Fixtures.said());
  }

  static class MixedFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(TIMES);

    @BeforeEach
    void before() {
      say("before");
    }

    @Test
    void test() {
      say("test");
    }

    @AfterEach
    void after() {
      say("after");
    }
  }

  @Test
  void anOrdinaryTestIsLeftAlone() {
    Fixtures.run(MixedFixture.class)
        .testEvents()
        .assertStatistics(stats -> stats.started(1).succeeded(1));

    assertEquals(List.of("before", "test", "after"), Fixtures.said());
  }

  static class FailingBeforeFixture extends SuperFixture {
    static final IllegalStateException THROWN = new IllegalStateException("before");

    @BeforeEach
    void before() {
      throw THROWN;
    }

    @BeforeEach
    void neverReached() {
      say("never");
    }

    @RaceTest
    void test() {
      say("never");
    }
  }

  @Test
  void anExceptionOfBeforeEachIsTheUntouchedCause() {
    Throwable thrown = Fixtures.thrown(Fixtures.run(FailingBeforeFixture.class));

    assertInstanceOf(RaceTestError.class, thrown);
    assertSame(FailingBeforeFixture.THROWN, thrown.getCause());
    assertEquals(
        List.of("super before", "super after"),
        Fixtures.said().stream().filter(word -> !word.equals("never")).toList());
    assertTrue(Fixtures.said().size() <= 3, "no method but those of JUnit's order");
  }

  static class FailingTestFixture extends SuperFixture {
    @RaceTest
    void test() throws Exception {
      throw new Exception("test");
    }

    @AfterEach
    void after() {
      throw new IllegalStateException("after");
    }
  }

  @Test
  void whatAfterEachThrowsIsAttachedToWhatTheTestThrew() {
    Throwable cause = Fixtures.thrown(Fixtures.run(FailingTestFixture.class)).getCause();

    assertEquals("test", cause.getMessage());
    assertEquals("after", cause.getSuppressed()[0].getMessage());
    assertEquals(List.of("super before", "super after"), Fixtures.said());
    assertTrue(
        List.of(cause.getStackTrace()).stream()
            .noneMatch(frame -> frame.getClassName().contains("reflect")),
        "no frames of reflection in the stack");
  }
}
