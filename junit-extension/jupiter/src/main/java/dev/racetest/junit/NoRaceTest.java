package dev.racetest.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test, or a class of tests, that the parameter {@code racetest.all} is not for: data races of it
 * do not fail it, and it is not explored.
 *
 * <p>For tests that cannot be changed, the parameter {@code racetest.all.exclude} names them.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface NoRaceTest {
  /** The reason, for readers. */
  String value();
}
