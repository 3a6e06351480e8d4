package acme;

/** Enters and leaves monitors in every way. */
public final class Monitors {
  private static int count;

  private final Object lock = new Object();
  private int own;

  private Monitors() {}

  /** Ends normally if all of them are free in the end. */
  public static void main(String[] none) {
    Monitors monitors = new Monitors();
    for (int i = 0; i < 10; i++) {
      monitors.ofMethod(i);
      ofClass(i);
      monitors.blocks(i);
      try {
        monitors.thrown(i);
      } catch (IllegalStateException expected) {
        count++;
      }
    }
    if (Thread.holdsLock(monitors)
        || Thread.holdsLock(monitors.lock)
        || Thread.holdsLock(Monitors.class)) {
      throw new AssertionError("a monitor is held");
    }
    System.out.println("done");
  }

  private synchronized int ofMethod(int number) {
    if (number == 3) {
      return own;
    }
    own += number;
    return own * 2;
  }

  private static synchronized void ofClass(int number) {
    count += number;
  }

  private int blocks(int number) {
    int sum = 0;
    for (int i = 0; i < number; i++) {
      synchronized (this) {
        synchronized (lock) {
          if (i == 5) {
            continue;
          }
          if (i == 8) {
            return sum;
          }
          sum += own;
        }
        own++;
      }
    }
    return sum;
  }

  private synchronized void thrown(int number) {
    try {
      synchronized (lock) {
        if (number % 2 == 0) {
          throw new IllegalStateException();
        }
      }
    } finally {
      own--;
    }
  }
}
