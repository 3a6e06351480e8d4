package dev.racetest.benchmarks.watched;

/** An ordinary program without races, which knows nothing of RaceTest. */
interface Program {
  /** Does its work once, and returns something that depends on all of it. */
  long run() throws Exception;
}
