package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Situation;

/** A decision made of arrays. */
final class FakeDecision implements Decision {
  final int[] tasks;
  final Operation[] operations;
  Kind kind = Kind.TASK;
  int count;
  int current = -1;
  Situation situation = new Model(0);

  FakeDecision(int capacity) {
    tasks = new int[capacity];
    operations = new Operation[capacity];
    for (int option = 0; option < capacity; option++) {
      tasks[option] = option;
      operations[option] = Operation.VOLATILE_WRITE;
    }
    count = capacity;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public int options() {
    return count;
  }

  @Override
  public int task(int option) {
    return tasks[option];
  }

  @Override
  public Operation operation(int option) {
    return operations[option];
  }

  @Override
  public Object object(int option) {
    return null;
  }

  @Override
  public int site(int option) {
    return 0;
  }

  @Override
  public int variable(int option) {
    return -1;
  }

  @Override
  public Situation situation() {
    return situation;
  }

  @Override
  public int current() {
    return current;
  }
}
