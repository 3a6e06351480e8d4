package dev.racetest.watch;

/** Is told of races, by the threads that run into them; what it calls is not watched. */
public interface RaceSink {
  /** A race that was not told before. */
  void found(Race race);
}
