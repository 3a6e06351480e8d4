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
              // Looks at a list that says nothing of happens-before.
              while (isRunning(main)) {
                Thread.yield();
              }
              count++;
            },
            "daemon");
    daemon.setDaemon(true);
    daemon.start();
    count++;
  }

  private static boolean isRunning(Thread thread) {
    Thread[] threads = new Thread[Thread.activeCount() + 1];
    int found = Thread.enumerate(threads);
    for (int i = 0; i < found; i++) {
      if (threads[i] == thread) {
        return true;
      }
    }
    return false;
  }
}
