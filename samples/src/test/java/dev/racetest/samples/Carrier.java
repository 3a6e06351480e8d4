package dev.racetest.samples;

/** What carries the tasks in this JVM. */
public final class Carrier {
  /** The value of {@code racetest.carrier}. */
  public static final String NAME = System.getProperty("racetest.carrier", "auto");

  /** Whether tasks are continuations; otherwise they are real threads, some fifty times as slow. */
  public static final boolean CONTINUATIONS =
      Runtime.version().feature() >= 24 && !NAME.equals("platform");

  private Carrier() {}
}
