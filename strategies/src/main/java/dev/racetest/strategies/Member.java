package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Strategy;

/** A strategy of the portfolio, and how it has done so far. */
final class Member {
  final String name;
  final Strategy strategy;
  private final double share;
  private final double floor;
  private int executions;
  private int newTraces;

  /**
   * Makes a member.
   *
   * @param share its share of the executions, compared to others that show as much that is new
   * @param floor what it keeps of that if it shows nothing new any more
   */
  Member(String name, Strategy strategy, double share, double floor) {
    this.name = name;
    this.strategy = strategy;
    this.share = share;
    this.floor = floor;
  }

  void begun() {
    executions++;
  }

  /** The last execution had a trace that none had before. */
  void foundNew() {
    newTraces++;
  }

  /** How much it has had, compared to what it should have; the lowest one comes next. */
  double load() {
    // Laplace's rule of succession, so that the first executions decide nothing.
    double rate = (newTraces + 1.0) / (executions + 2.0);
    return (executions + 1.0) / (share * (floor + rate));
  }
}
