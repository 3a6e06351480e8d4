package dev.racetest.harness.operations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where the values of a parameter come from. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Param {
  /** The least number. */
  int min() default 1;

  /** The greatest number. */
  int max() default 3;

  /** The values themselves, as text; where given, nothing else counts. */
  String[] values() default {};

  /** What makes the values, with a constructor without parameters. */
  Class<? extends ParamGenerator> by() default ParamGenerator.class;
}
