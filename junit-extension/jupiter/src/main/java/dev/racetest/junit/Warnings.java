package dev.racetest.junit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/** What a reader of green results should know goes to the log. */
final class Warnings {
  private Warnings() {}

  /** The logger is asked for as late as that: sessions without race tests need none. */
  static void log(String text) {
    Logger log = LoggerFactory.getLogger(RaceTest.class);
    if (log instanceof NOPLogger) {
      // Nobody has chosen not to hear of it: there is no logging back end at all.
      System.err.println("[racetest] warning: " + text);
    } else {
      log.warn("{}", text);
    }
  }
}
