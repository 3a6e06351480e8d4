package acme;

/** The main thread writes and ends; a daemon writes when it has seen that. */
public class LateRace {
  private static int count;

  /** Starts the daemon, which nobody waits for. */
  public static void main(String[] arguments) {
    Thread main = Thread.currentThread();
    Thread daemon =
        new Thread(
            () -> {
              // Which orders nothing, unlike isAlive (JLS 17.4.4), and no state of main's does.
              while (Thread.getAllStackTraces().containsKey(main)) {
                Thread.yield();
              }
              count++;
            },
            "daemon");
    daemon.setDaemon(true);
    daemon.start();
    count++;
  }
}
