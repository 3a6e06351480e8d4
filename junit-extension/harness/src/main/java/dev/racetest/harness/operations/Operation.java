package dev.racetest.harness.operations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that scenarios call. Parameters are ints, longs, booleans, strings, enums, or say by
 * {@link Param} where values come from.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {
  /** Whether a scenario calls it at most once. */
  boolean once() default false;

  /** Operations of one group that is not empty are all called by one thread of a scenario. */
  String group() default "";

  /**
   * Whether it may wait for another call. Then the specification says where: it throws {@link
   * WouldWaitException} there.
   */
  boolean blocking() default false;
}
