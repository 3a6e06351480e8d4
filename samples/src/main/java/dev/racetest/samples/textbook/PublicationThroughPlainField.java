package dev.racetest.samples.textbook;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;

/**
 * Publication through a plain field: one thread makes an object and stores it where another one
 * looks for it.
 *
 * <p>On paper the object is complete before its reference is stored. But nothing orders the two
 * writes for another thread: it may find the reference and, behind it, fields that are still empty.
 */
public class PublicationThroughPlainField {
  private static final class Config {
    int timeout;
  }

  private static final class PlainHolder {
    Config config;
  }

  private static final class VolatileHolder {
    volatile Config config;
  }

  private record FinalConfig(int timeout) {}

  private static final class FinalHolder {
    FinalConfig config;
  }

  /** The reader may see the configuration and a timeout of 0. */
  @Verdict(value = Expected.DATA_RACE, variable = "PlainHolder.config", also = "Config.timeout")
  public void flawed() throws Exception {
    PlainHolder holder = new PlainHolder();
    Threads.runAll(
        () -> {
          Config config = new Config();
          config.timeout = 30;
          holder.config = config;
        },
        () -> {
          Config config = holder.config;
          Check.that(config == null || config.timeout == 30, "half a configuration");
        });
  }

  /**
   * With final fields the object is whole for everyone who finds it (JLS 17.5), but whether it is
   * found is still left to chance. It is a race on the reference, though one with a softer landing.
   */
  @Verdict(value = Expected.DATA_RACE, variable = "FinalHolder.config")
  public void flawedWithFinalFields() throws Exception {
    FinalHolder holder = new FinalHolder();
    Threads.runAll(
        () -> holder.config = new FinalConfig(30),
        () -> {
          FinalConfig config = holder.config;
          Check.that(config == null || config.timeout() == 30, "half a configuration");
        });
  }

  /** The write of a volatile field happens before every later read of it, with all before it. */
  @Verdict(Expected.SILENT)
  public void fixed() throws Exception {
    VolatileHolder holder = new VolatileHolder();
    Threads.runAll(
        () -> {
          Config config = new Config();
          config.timeout = 30;
          holder.config = config;
        },
        () -> {
          Config config = holder.config;
          Check.that(config == null || config.timeout == 30, "half a configuration");
        });
  }
}
