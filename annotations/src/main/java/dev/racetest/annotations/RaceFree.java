package dev.racetest.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Data races on this field do not fail race tests, for the reason that stands here.
 *
 * <pre>{@code
 * @RaceFree("a statistic: a lost increment does no harm")
 * private int hits;
 * }</pre>
 *
 * <p>It is for the field itself, not for what the field refers to: the elements of an array, or the
 * inside of a collection, are variables of their own. Something else that goes wrong because of a
 * race on the field, such as an assertion that fails, fails the test as ever, but is not searched
 * for as it is with other races.
 *
 * <p>An opt-out without a reason is not honoured, and one that matches no race any more is
 * reported. Nothing of this annotation is needed at run time. It is recognised by its simple name,
 * so that a project can declare one of its own instead.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface RaceFree {
  /** Why a race on the field does no harm, for those who read the code. */
  String value();
}
