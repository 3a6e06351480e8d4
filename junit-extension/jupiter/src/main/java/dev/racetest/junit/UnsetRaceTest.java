package dev.racetest.junit;

/** Has an annotation that leaves everything to the configuration parameters. */
final class UnsetRaceTest {
  private UnsetRaceTest() {}

  @RaceTest
  @SuppressWarnings("unused")
  private void unset() {}

  static RaceTest annotation() {
    try {
      return UnsetRaceTest.class.getDeclaredMethod("unset").getAnnotation(RaceTest.class);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
