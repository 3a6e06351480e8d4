package dev.racetest.harness.jcstress;

import dev.racetest.junit.RaceTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which jcstress classes a {@link JCStressSuite} runs: those given, those of the packages, and
 * where nothing is given the nested classes of the annotated class. Every class is a test of its
 * own.
 *
 * <pre>{@code
 * @JCStressTests({DekkerTest.class, PublicationTest.class})
 * class StressTest implements JCStressSuite {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface JCStressTests {
  /** Classes annotated {@code @JCStressTest}. */
  Class<?>[] value() default {};

  /** Packages of which all such classes are run, those of packages inside them included. */
  String[] packages() default {};

  /**
   * The settings of the explorations. Unless they name a strategy, it is {@code exhaustive}; unless
   * they say what a data race means, races are shown and do not fail the test; unless they say when
   * timed waits give up, it is {@code LATE}.
   */
  RaceTest run() default @RaceTest;
}
