package dev.racetest.strategies.exhaustive;

/** A step that is tried at a node: who does it, and what is chosen in the middle of it. */
final class Branch {
  /** No choices. */
  static final int[] NONE = {};

  final int task;

  /** The choices that are given; those that follow are the first option each. */
  final int[] given;

  /** All choices made in the step, once it has been tried. */
  int[] choices;

  /** What it did, once it has been tried; null before. */
  Event event;

  /** How many executions began with it. */
  long executions;

  /** What the place in the code looked like, to see that an execution repeats. */
  long place;

  Branch(int task, int[] given) {
    this.task = task;
    this.given = given;
    this.choices = given;
  }
}
