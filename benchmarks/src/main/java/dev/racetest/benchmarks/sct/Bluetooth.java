package dev.racetest.benchmarks.sct;

/**
 * A driver that is stopped while a request comes in. The request looks at the stop flag first and
 * registers itself afterwards; a stop in between finds nobody registered and takes the device away.
 */
final class Bluetooth {
  private final Object lock = new Object();
  private volatile int pending = 1;
  private volatile boolean isStopping;
  private volatile boolean isIdle;
  private volatile boolean isStopped;

  static void run() throws InterruptedException {
    Bluetooth driver = new Bluetooth();
    Thread stopper = Parallel.thread(driver::stop);
    stopper.start();
    driver.request();
    stopper.join();
  }

  private void request() {
    if (enter()) {
      Parallel.check(!isStopped, "the device is gone");
    }
    leave();
  }

  private boolean enter() {
    if (isStopping) {
      return false;
    }
    synchronized (lock) {
      int before = pending;
      pending = before + 1;
    }
    return true;
  }

  private void leave() {
    boolean isLast;
    synchronized (lock) {
      int before = pending;
      pending = before - 1;
      isLast = before == 1;
    }
    if (isLast) {
      isIdle = true;
    }
  }

  private void stop() {
    isStopping = true;
    leave();
    if (isIdle) {
      isStopped = true;
    }
  }
}
