package dev.racetest.scheduler.text;

import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.spi.Operation;

/** What an event did, in words. */
final class EventText {
  private EventText() {}

  /** Such as {@code reads Counter.count -> 0} and {@code writes Counter.count 0 -> 1}. */
  static String action(Event event) {
    String subject = event.subject().isEmpty() ? "" : " " + event.subject();
    String values = values(event);
    return Lines.printable(
        event.operation().verb() + subject + (values.isEmpty() ? "" : " " + values));
  }

  private static String values(Event event) {
    String before = event.value();
    String after = event.newValue();
    if (!after.isEmpty()) {
      return (before.isEmpty() ? "?" : before) + " -> " + after;
    }
    if (before.isEmpty()) {
      return "";
    }
    return writes(event.operation()) ? "(was " + before + ")" : "-> " + before;
  }

  private static boolean writes(Operation operation) {
    return operation == Operation.WRITE
        || operation == Operation.VOLATILE_WRITE
        || operation == Operation.ATOMIC_UPDATE;
  }

  /** Such as {@code WRITE 100 -> 150} and {@code READ 100}. */
  static String access(Event event) {
    String kind = kind(event.operation());
    String values = isRead(event) ? event.value() : values(event);
    return values.isEmpty() ? kind : Lines.printable(kind + " " + values);
  }

  private static boolean isRead(Event event) {
    return event.newValue().isEmpty() && !writes(event.operation());
  }

  private static String kind(Operation operation) {
    return switch (operation) {
      case READ -> "READ";
      case WRITE -> "WRITE";
      case VOLATILE_READ -> "ATOMIC READ";
      case VOLATILE_WRITE -> "ATOMIC WRITE";
      case ATOMIC_UPDATE -> "ATOMIC UPDATE";
      default -> operation.verb();
    };
  }
}
