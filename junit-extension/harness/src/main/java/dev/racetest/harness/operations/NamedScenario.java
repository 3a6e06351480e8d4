package dev.racetest.harness.operations;

/**
 * A scenario and what it was made of by leaving out calls.
 *
 * @param number which of the test's scenarios that was, counted from 1
 * @param whole that one, as it was generated or written
 * @param kept the numbers of its calls that are left, as bits
 * @param scenario what is left, maybe with smaller arguments
 */
record NamedScenario(int number, Scenario whole, long kept, Scenario scenario) {

  static NamedScenario whole(int number, Scenario whole) {
    return new NamedScenario(number, whole, -1L >>> Long.SIZE - whole.size(), whole);
  }

  /** The same scenario with these of its calls only. */
  static NamedScenario part(int number, Scenario whole, long kept) {
    return new NamedScenario(number, whole, kept, whole.keeping(kept));
  }

  /** Without one of the calls that are left, which are counted from 0. */
  NamedScenario without(int call) {
    long later = kept;
    for (int i = 0; i < call; i++) {
      later &= later - 1L;
    }
    long others = kept & ~Long.lowestOneBit(later);
    return new NamedScenario(number, whole, others, scenario.keeping(~(1L << call)));
  }

  /** With another value for a parameter of a call. */
  NamedScenario with(int call, int parameter, Object value) {
    return new NamedScenario(number, whole, kept, scenario.with(call, parameter, value));
  }

  /** Whether nothing is left out and nothing is smaller. */
  boolean isWhole() {
    return scenario == whole;
  }
}
