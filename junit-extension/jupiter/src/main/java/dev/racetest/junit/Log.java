package dev.racetest.junit;

import org.slf4j.LoggerFactory;

/** What a reader may want to know, and need not; see {@link Warnings} for the rest. */
final class Log {
  private Log() {}

  /** The logger is asked for as late as that: sessions without race tests need none. */
  static void info(String text) {
    LoggerFactory.getLogger(RaceTest.class).info("{}", text);
  }
}
