package dev.racetest.junit;

import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Extensions that may swallow or replace an exception, the last registered one first. */
final class ExceptionHandlers<H> {
  /** The method of a handler that is called. */
  @FunctionalInterface
  interface Handling<H> {
    /** Returns if the exception is done with. */
    void handle(H handler, ExtensionContext context, Throwable exception) throws Throwable;
  }

  private final List<H> handlers;
  private final Handling<H> handling;

  ExceptionHandlers(List<H> handlers, Handling<H> handling) {
    this.handlers = handlers;
    this.handling = handling;
  }

  /** Lets each handler see what the one before it threw, until one throws nothing. */
  void handle(Throwable exception, Execution execution) throws Throwable {
    Throwable current = exception;
    for (int i = handlers.size() - 1; i >= 0; i--) {
      try {
        handling.handle(handlers.get(i), execution.context(), current);
        return;
      } catch (Throwable next) {
        current = next;
      }
    }
    throw current;
  }
}
