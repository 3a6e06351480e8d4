package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Strategy;

/** A strategy of the portfolio, and how it has done so far. */
final class Member {
  /** What a strategy keeps of its share that shows nothing new any more. */
  private static final double FLOOR = 0.15;

  final String name;
  final Strategy strategy;
  private final double share;
  private int executions;
  private int newTraces;

  /**
   * Makes a member.
   *
   * @param share its share of the executions, compared to others that show as much that is new
   */
  Member(String name, Strategy strategy, double share) {
    this.name = name;
    this.strategy = strategy;
    this.share = share;
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
    return (executions + 1.0) / (share * (FLOOR + rate));
  }
}
