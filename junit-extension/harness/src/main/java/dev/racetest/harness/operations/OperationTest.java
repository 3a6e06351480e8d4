package dev.racetest.harness.operations;

import dev.racetest.harness.histories.Guarantee;
import dev.racetest.junit.RaceTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests the operations of a class: the class that the method stands in, or {@link #of}. The method
 * itself is not run.
 *
 * <pre>{@code
 * class StackTest {
 *   private final Stack<Integer> stack = new Stack<>();
 *
 *   @Operation
 *   public void push(int value) {
 *     stack.push(value);
 *   }
 *
 *   @Operation
 *   public Integer pop() {
 *     return stack.pop();
 *   }
 *
 *   @OperationTest
 *   void isLinearizable() {}
 * }
 * }</pre>
 *
 * <p>On a class that implements {@link OperationSuite} it says how that one test is done.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Test
@ExtendWith(OperationTestExtension.class)
public @interface OperationTest {
  /** The class with the operations; by default the test class. */
  Class<?> of() default Void.class;

  /**
   * A class with methods of the same names and parameters, which says what the operations answer
   * when they are called one after the other; by default the class itself. If it has {@code equals}
   * and {@code hashCode}, checking is faster.
   */
  Class<?> specification() default Void.class;

  /** What order of the calls must explain their answers. */
  Guarantee guarantee() default Guarantee.LINEARIZABILITY;

  /** How many threads call operations. */
  int threads() default 2;

  /** How many calls each of them makes. */
  int operations() default 3;

  /** How many calls are made before the threads start. */
  int before() default 1;

  /** How many are made after they have ended. */
  int after() default 1;

  /** How many random scenarios are tried. */
  int scenarios() default 50;

  /**
   * Scenarios that are tried first. Threads are separated by {@code |}; what comes before and after
   * all of them by {@code =>}: {@code "push(1) => push(2); pop() | pop() => pop()"}.
   */
  String[] custom() default {};

  /**
   * Whether accesses inside {@code java.util.concurrent} are steps, and not calls as a whole: for
   * tests of these classes themselves.
   */
  boolean fineGrained() default false;

  /**
   * Whether every operation must come to its end if its thread runs alone from any point on, as
   * that of a structure without locks does. Operations that are {@link Operation#blocking} need
   * not. An operation that has to wait for another thread fails the test, and so does one that
   * takes more than {@link #stepsAlone} steps while the others are suspended. For that some calls
   * are left alone from one of their first steps on; so not together with the strategy {@code
   * exhaustive}, which makes all choices itself.
   */
  boolean obstructionFree() default false;

  /** How many steps an operation may take alone if it is to be free of obstruction. */
  int stepsAlone() default 500;

  /**
   * The settings of the explorations, one for each scenario. Unless they say how many, a scenario
   * is run under 200 schedules.
   */
  RaceTest run() default @RaceTest;
}
