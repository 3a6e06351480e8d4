package dev.racetest.samples;

/** How much a test does: what every build has time for, or what a night has. */
public final class Night {
  /** Set by the profile {@code night}. */
  public static final boolean IS_NOW = Boolean.getBoolean("racetest.night");

  private Night() {}

  /** The one number in the profile {@code night}, the other in every build. */
  public static int of(int night, int build) {
    return IS_NOW ? night : build;
  }
}
