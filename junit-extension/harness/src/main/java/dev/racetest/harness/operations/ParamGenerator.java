package dev.racetest.harness.operations;

import java.util.SplittableRandom;

/** Makes values for a parameter. They should print well, and not change. */
@FunctionalInterface
public interface ParamGenerator {
  /** The next value; everything random in it comes from {@code random}. */
  Object next(SplittableRandom random);
}
