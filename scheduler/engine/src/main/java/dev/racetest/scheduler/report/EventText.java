package dev.racetest.scheduler.report;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.AccessedVariable;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Task;

/** What an event is done to, in words. */
final class EventText {
  private EventText() {}

  /**
   * Of a step, while it is done. Which variable an access is about is said by {@link #variable}.
   */
  static String subject(RawEvent event, Execution execution, Names names) {
    return switch (event.operation) {
      case READ, WRITE, VOLATILE_READ, VOLATILE_WRITE ->
          shortVariable(execution.variable(event.site));
      case CALL, ATOMIC_UPDATE -> call(event.site);
      case START ->
          event.object instanceof Thread thread ? "\"" + thread.getName() + "\"" : "a thread";
      default -> {
        if (event.object instanceof Task task) {
          yield Names.task(task);
        }
        yield event.object == null ? "" : names.object(event.object);
      }
    };
  }

  static String call(int site) {
    String owner = Sites.owner(site);
    return owner == null ? "" : Names.simple(owner) + "." + Sites.member(site);
  }

  /** The call of the code under test that does something inside an object of the JDK. */
  static String call(RawEvent event) {
    String operation = Callers.operation(event.stack);
    return operation.isEmpty() ? call(event.site) : operation;
  }

  /** The variable of an access. */
  static String variable(RawEvent event, Execution execution) {
    AccessedVariable accessed = execution.accessed(event.object, event.variable, event.site);
    return accessed.kind() == AccessedVariable.Kind.FIELD
        ? shortVariable(accessed.name())
        : Names.simple(accessed.name());
  }

  /** {@code Account.balance} for {@code bank.Account.balance}. */
  static String shortVariable(String name) {
    int field = name.lastIndexOf('.');
    return field < 0 ? name : Names.simple(name.substring(0, field)) + name.substring(field);
  }
}
