package dev.racetest.junit;

import dev.racetest.scheduler.Races;
import dev.racetest.scheduler.Timeouts;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs many times, each time under another thread schedule, while a detector watches
 * for data races. It fails with a report and a token that brings the failing execution back.
 *
 * <pre>{@code
 * @RaceTest
 * void twoIncrementsAreNotLost() throws Exception {
 *   var counter = new Counter();
 *   RaceTests.concurrently(counter::increment, counter::increment);
 *   assertEquals(2, counter.value());
 * }
 * }</pre>
 *
 * <p>Whatever the number of executions, it is one test for JUnit. Every execution has a test
 * instance of its own (except in the life cycle {@code PER_CLASS}), and runs the
 * {@code @BeforeEach} and {@code @AfterEach} methods and the other extensions' callbacks around the
 * test method. A {@code @Timeout} is for the exploration as a whole.
 *
 * <p>An attribute that is not given has the value of the JUnit configuration parameter {@code
 * racetest.<attribute>}, for example {@code racetest.schedules}, which may be a system property
 * too; without such a parameter it has the default given below. A value that makes no sense fails
 * the test with a message that names the attribute or the parameter, and what is allowed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Test
@ExtendWith({RaceTestExtension.class, JUnitInternals.class})
public @interface RaceTest {
  /** The value of a number that is not given. */
  int UNSET = Integer.MIN_VALUE;

  /** The value of a seed that is not given. */
  long UNSET_SEED = Long.MIN_VALUE;

  /** How many executions are run at most, at least 1; by default 1000. */
  int schedules() default UNSET;

  /**
   * Which strategy chooses the schedules: {@code auto}, {@code random}, {@code pct} or the name of
   * another strategy on the class path; by default {@code auto}. {@code exhaustive} visits every
   * happens-before trace once and says when there are no more; without {@link #schedules} it then
   * goes on until that or the end of the time budget.
   */
  String strategy() default "";

  /**
   * How many preemptions an execution of an {@code exhaustive} search may have, at least 0; by
   * default any number. All executions with fewer are among those that are visited.
   */
  int preemptions() default UNSET;

  /**
   * How many traces an {@code exhaustive} search has to find, at least 1: the test fails if there
   * are more or fewer, or if the search does not come to its end. By default it does not matter.
   */
  long expectTraces() default UNSET;

  /**
   * Which outcomes the executions have to come to, as they record them with {@link
   * dev.racetest.scheduler.RaceTests#outcome}, in any order: the test fails if one of these is
   * missing, if there is another one, or if an {@code exhaustive} search does not come to its end.
   * With other strategies the outcomes are those of a sample. By default they do not matter.
   */
  String[] expectOutcomes() default {};

  /** Where the random numbers start; equal seeds give equal explorations. By default 1. */
  long seed() default UNSET_SEED;

  /**
   * The token of the one execution to run again, as a failure message gives it. The parameter
   * {@code racetest.replay} is for the test that the token was made by; other race tests are then
   * aborted.
   */
  String replay() default "";

  /** The number of ordering constraints of the bugs that PCT aims at, at least 1; by default 3. */
  int depth() default UNSET;

  /**
   * How many steps an execution may have before it counts as endless, at least 1; by default a
   * million, and 10,000 for {@code exhaustive}, which would have to run many of them.
   */
  int maxSteps() default UNSET;

  /**
   * How long the exploration may take: a number with {@code ms}, {@code s}, {@code m} or {@code h},
   * for example {@code 10s}, or an ISO-8601 duration, for example {@code PT10S}. By default 30
   * seconds. The execution that is running when the time is over still ends.
   */
  String timeBudget() default "";

  /**
   * How many JVMs explore the test, this one included, at least 1; 0 by default: this one alone,
   * without dividing the exploration. What is found, and its token, is the same for all numbers
   * from 1 on. The parameter may also be {@code auto}, one for each processor. An {@code
   * exhaustive} search is not divided.
   */
  int workers() default UNSET;

  /**
   * Whether the exploration goes on after a failing execution: then each different failure, by its
   * kind and place, is reported once, with a token of its own and how often it was seen. {@code
   * false} leaves it to the parameter {@code racetest.keepGoing}, and without it means that the
   * first failure is the last.
   */
  boolean keepGoing() default false;

  /**
   * When timed waits give up: {@code LATE}, only when nothing else can run; {@code ANY}, at any
   * time; or {@code MIXED}, late in most executions and early in some, of which failed assertions
   * do not count. One value at most; by default {@code MIXED}.
   */
  Timeouts[] timeouts() default {};

  /**
   * How many waits of an execution may return for no reason ({@code Object.wait}, {@code
   * Condition.await}, {@code LockSupport.park}), at least 0; by default 0.
   */
  int spuriousWakeups() default UNSET;

  /**
   * Whether what an execution changes in static fields, and in objects that can be reached from
   * them, is put back before the next one. {@code true} leaves it to the parameter {@code
   * racetest.putBackStatics}, and without it means that it is.
   */
  boolean putBackStatics() default true;

  /**
   * Whether a schedule that does not repeat fails the test. {@code false} leaves it to the
   * parameter {@code racetest.strict}, and without it means that it is reported as a note.
   */
  boolean strict() default false;

  /**
   * What a data race means: {@code FAIL}, it fails the test; {@code REPORT}, each is logged with a
   * token, and the test fails only if something else goes wrong, because of a race or not; {@code
   * OFF}, accesses are not checked. One value at most; by default {@code FAIL}.
   *
   * <p>To opt out a single field, annotate it {@code @RaceFree} with the reason, or name it in a
   * file: the parameter {@code racetest.suppressions} holds its path, or {@code classpath:} and the
   * name of a resource; by default it is the resource {@code racetest-suppressions.txt}, if there
   * is one.
   */
  Races[] races() default {};
}
