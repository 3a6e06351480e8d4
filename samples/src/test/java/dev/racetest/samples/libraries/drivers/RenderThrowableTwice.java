package dev.racetest.samples.libraries.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.RaceTests;
import org.apache.log4j.spi.ThrowableInformation;

/**
 * Two appenders render the exception of one logging event, each in a thread of its own.
 *
 * <p>Up to log4j 1.2.15, {@code ThrowableInformation.getThrowableStrRep} caches the lines in the
 * plain field {@code rep}, without a lock (bug 44032). In 1.2.15 it even stores the array before it
 * fills it: the other thread gets lines that are null and ends in a NullPointerException.
 */
public final class RenderThrowableTwice implements Body {
  @Override
  public void run() throws Exception {
    ThrowableInformation information = new ThrowableInformation(twoLines());
    Body appender = () -> assertEquals(0, emptyLines(information));
    RaceTests.concurrently(appender, appender);
  }

  /** With a stack trace that does not depend on who runs this. */
  private static Throwable twoLines() {
    Throwable throwable = new IllegalStateException("to be logged");
    throwable.setStackTrace(
        new StackTraceElement[] {new StackTraceElement("bank.Account", "pay", "Account.java", 33)});
    return throwable;
  }

  /** Looks at every line, as a layout does. */
  private static int emptyLines(ThrowableInformation information) {
    int empty = 0;
    for (String line : information.getThrowableStrRep()) {
      if (line.isEmpty()) {
        empty++;
      }
    }
    return empty;
  }
}
