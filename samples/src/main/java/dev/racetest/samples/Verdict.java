package dev.racetest.samples;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a public method without parameters as a sample and states what exploring it comes to. Each
 * execution calls it on a new object of its class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Verdict {
  /** What is found. */
  Expected value();

  /** With {@link Expected#DATA_RACE}: the variable, or the type, that the headline names. */
  String variable() default "";

  /**
   * With {@link Expected#DATA_RACE}: what else may race, such as the fields of an object whose
   * publication is the race.
   */
  String[] also() default {};

  /** With {@link Expected#EXCEPTION}: the type of the exception. */
  Class<? extends Throwable> thrown() default Throwable.class;

  /** What else the schedules decide, beyond the order of the threads. */
  With[] with() default {};

  /**
   * Whether it holds only inside an execution, because it counts on what an execution puts back or
   * on virtual time. All other silent samples are right as ordinary code, too.
   */
  boolean controlledOnly() default false;

  /** The oldest JDK that has what the sample uses. */
  int jdk() default 17;
}
