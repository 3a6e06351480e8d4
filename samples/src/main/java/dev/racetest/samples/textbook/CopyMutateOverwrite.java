package dev.racetest.samples.textbook;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.function.Consumer;

/**
 * Lock, copy, mutate, overwrite: a helper that manages the critical section for its callers.
 *
 * <p>It brings mutability to a big ball of state whose objects were already given away: whoever got
 * the old configuration keeps it, unchanged, and needs no lock to read it.
 */
public class CopyMutateOverwrite {
  private static final class Config {
    String status = "initializing";
    int generation;

    Config copy() {
      Config copy = new Config();
      copy.status = status;
      copy.generation = generation;
      return copy;
    }
  }

  private static class Client {
    private Config config = new Config();

    synchronized Config config() {
      return config;
    }

    synchronized Config update(Consumer<Config> change) {
      Config newConfig = config.copy();
      change.accept(newConfig);
      config = newConfig;
      return newConfig;
    }
  }

  /** Skips the copy and the overwriting. */
  private static final class InPlaceClient extends Client {
    @Override
    synchronized Config update(Consumer<Config> change) {
      Config shared = config();
      change.accept(shared);
      return shared;
    }
  }

  /**
   * Every method is synchronized, yet the object that the getter hands out is read outside of all
   * locks while {@code update} changes it. A reader may see the new status of the old generation.
   */
  @Verdict(value = Expected.DATA_RACE, variable = "Config.status", also = "Config.generation")
  public void flawed() throws Exception {
    updateWhileReading(new InPlaceClient());
  }

  /** A configuration that was given away is never written again. */
  @Verdict(Expected.SILENT)
  public void fixed() throws Exception {
    updateWhileReading(new Client());
  }

  private static void updateWhileReading(Client client) throws Exception {
    Threads.runAll(
        () ->
            client.update(
                config -> {
                  config.status = "ready";
                  config.generation++;
                }),
        () -> {
          Config config = client.config();
          Check.equal(config.status.equals("ready") ? 1 : 0, config.generation);
        });
  }
}
