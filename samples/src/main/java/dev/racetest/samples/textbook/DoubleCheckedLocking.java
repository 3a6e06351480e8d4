package dev.racetest.samples.textbook;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;

/**
 * Double-checked locking: look without the lock, and only if there is nothing yet, lock and look
 * again.
 *
 * <p>The second look is correct. The first one reads a variable that another thread writes under
 * the lock, without the lock: whoever finds the object there may find it half built.
 */
public class DoubleCheckedLocking {
  private static final class Connection {
    int port;

    Connection() {
      port = 443;
    }
  }

  private interface Lazy {
    Connection get();
  }

  private static final class PlainLazy implements Lazy {
    private Connection connection;

    @Override
    public Connection get() {
      if (connection == null) {
        synchronized (this) {
          if (connection == null) {
            connection = new Connection();
          }
        }
      }
      return connection;
    }
  }

  private static final class VolatileLazy implements Lazy {
    private volatile Connection connection;

    @Override
    public Connection get() {
      Connection found = connection;
      if (found == null) {
        synchronized (this) {
          found = connection;
          if (found == null) {
            found = new Connection();
            connection = found;
          }
        }
      }
      return found;
    }
  }

  private static final class HolderLazy implements Lazy {
    private static final class Holder {
      static final Connection CONNECTION = new Connection();
    }

    @Override
    public Connection get() {
      return Holder.CONNECTION;
    }
  }

  /** The field is plain. No assertion can fail here on today's usual hardware; the race is real. */
  @Verdict(value = Expected.DATA_RACE, variable = "PlainLazy.connection", also = "Connection.port")
  public void flawed() throws Exception {
    getTwice(new PlainLazy());
  }

  /** With a volatile field, the idiom is right since Java 5. */
  @Verdict(Expected.SILENT)
  public void fixed() throws Exception {
    getTwice(new VolatileLazy());
  }

  /** For a single object, let the JVM do it: a class is initialised once, and under a lock. */
  @Verdict(Expected.SILENT)
  public void fixedByClassInitialization() throws Exception {
    getTwice(new HolderLazy());
  }

  private static void getTwice(Lazy lazy) throws Exception {
    Threads.Action use = () -> Check.equal(443, lazy.get().port);
    Threads.runAll(use, use);
  }
}
