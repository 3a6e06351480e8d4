package dev.racetest.samples.reports;

/** Works until it is told to stop, and nobody ever does. */
final class Worker implements Runnable {
  private volatile boolean stopped;

  @Override
  public void run() {
    while (!stopped) {
      Thread.onSpinWait();
    }
  }

  void stop() {
    stopped = true;
  }
}
