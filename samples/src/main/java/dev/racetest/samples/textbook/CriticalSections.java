package dev.racetest.samples.textbook;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Critical sections are code that must run as a whole on shared variables. They can be as short as
 * a getter and as long as the shutdown of a whole client.
 *
 * <p>A lock protects a variable only if <em>every</em> access takes it. The getter is the access
 * that is forgotten most often, because "it only reads".
 */
public class CriticalSections {
  private record Config(boolean devMode) {}

  private static final class Runner {
    boolean destroyed;
    boolean saved;
  }

  /** The client of the talk, without its network. */
  private static class Client {
    final Lock configLock = new ReentrantLock();
    Config config = new Config(false);

    final Lock shutdownLock = new ReentrantLock();
    final List<Runner> runners = new ArrayList<>(List.of(new Runner(), new Runner()));
    boolean shutdown;
    int shutdowns;

    /** The short critical section. */
    Config config() {
      configLock.lock();
      try {
        return config;
      } finally {
        configLock.unlock();
      }
    }

    void configure(Config newConfig) {
      configLock.lock();
      try {
        config = newConfig;
      } finally {
        configLock.unlock();
      }
    }

    /** The long critical section: whoever comes second finds everything shut down. */
    void shutdown() {
      shutdownLock.lock();
      try {
        if (shutdown) {
          return;
        }
        boolean devMode = config().devMode();
        for (Runner runner : runners) {
          runner.saved = !devMode;
          runner.destroyed = true;
        }
        shutdown = true;
        shutdowns++;
      } finally {
        shutdownLock.unlock();
      }
    }
  }

  private static final class ForgetfulClient extends Client {
    @Override
    Config config() {
      return config;
    }
  }

  /** The shutdown holds a lock, but not the one that {@code configure} holds. */
  @Verdict(value = Expected.DATA_RACE, variable = "Client.config")
  public void flawed() throws Exception {
    shutDownTwiceWhileConfiguring(new ForgetfulClient());
  }

  /** The getter locks as well: two lines more, and the whole class is free of races. */
  @Verdict(Expected.SILENT)
  public void fixed() throws Exception {
    shutDownTwiceWhileConfiguring(new Client());
  }

  private static void shutDownTwiceWhileConfiguring(Client client) throws Exception {
    Threads.runAll(client::shutdown, client::shutdown, () -> client.configure(new Config(true)));
    Check.equal(1, client.shutdowns);
    for (Runner runner : client.runners) {
      Check.that(runner.destroyed, "a runner was forgotten");
      Check.equal(client.runners.get(0).saved, runner.saved);
    }
  }
}
