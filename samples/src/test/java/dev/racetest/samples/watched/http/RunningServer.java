package dev.racetest.samples.watched.http;

/** A server that listens on the loopback interface. */
interface RunningServer {
  int port();

  /** Ends it, and its threads. */
  void stop() throws InterruptedException;
}
