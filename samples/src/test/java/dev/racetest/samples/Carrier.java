package dev.racetest.samples;

/** What carries the tasks in this JVM. */
public final class Carrier {
  /** The value of {@code racetest.carrier}. */
  public static final String NAME = System.getProperty("racetest.carrier", "auto");

  /** Whether tasks are continuations; otherwise they are real threads, some fifty times as slow. */
  public static final boolean CONTINUATIONS =
      Runtime.version().feature() >= 24 && !NAME.equals("platform");

  /** Whether they could be, but are real threads because somebody asked for that. */
  public static final boolean THREADS_ON_REQUEST =
      Runtime.version().feature() >= 24 && !CONTINUATIONS;

  private Carrier() {}
}
