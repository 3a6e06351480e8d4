package dev.racetest.junit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * The log. The logger is asked for as late as there is something to say: sessions without race
 * tests need none.
 */
final class Log {
  private Log() {}

  /** What a reader of green results must know. */
  static void warn(String text) {
    Logger log = LoggerFactory.getLogger(RaceTest.class);
    if (log instanceof NOPLogger) {
      // Nobody has chosen not to hear of it: there is no logging back end at all.
      System.err.println("[racetest] warning: " + text);
    } else {
      log.warn("{}", text);
    }
  }

  /** What a reader may want to know. */
  static void info(String text) {
    LoggerFactory.getLogger(RaceTest.class).info("{}", text);
  }
}
