package dev.racetest.scheduler.report;

import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.locks.HeldLocks.Held;
import dev.racetest.scheduler.spi.Operation;
import java.util.ArrayList;
import java.util.List;

/** An event while the execution runs: with the objects it is about, which have no names yet. */
final class RawEvent {
  /** Stands for a value that is not known. */
  static final Object UNKNOWN = new Object();

  final int number;
  final int step;
  final int task;
  final Event.Entry entry;
  Operation operation;
  int site;

  /** What it was done to, or has the variable. */
  Object object;

  /** Of an access: the variable's number, as for the detector. */
  int variable;

  boolean isAccess;

  /** Whether it writes; of a call into a collection, whether that does. */
  boolean writes;

  /** Whether it stands for what a call does inside an object of the JDK. */
  boolean isInside;

  /** Of a racing access: where the code under test makes it, or calls the JDK to make it. */
  int userSite;

  boolean racing;
  Object value = UNKNOWN;
  Object newValue = UNKNOWN;
  StackTraceElement[] stack = {};
  String subject = "";
  List<Held> held = List.of();

  /** What it touched, to know whether others touched that as well. */
  final List<Variables.Touched> touched = new ArrayList<>(1);

  RawEvent(int number, int step, int task, Operation operation, int site, Event.Entry entry) {
    this.number = number;
    this.step = step;
    this.task = task;
    this.operation = operation;
    this.site = site;
    this.entry = entry;
  }

  boolean isShared() {
    for (Variables.Touched one : touched) {
      if (one.isShared()) {
        return true;
      }
    }
    return false;
  }
}
