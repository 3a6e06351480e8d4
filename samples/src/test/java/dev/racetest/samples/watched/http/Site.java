package dev.racetest.samples.watched.http;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;

/** What the server answers, whichever server it is. */
final class Site {
  /** Is followed by a name to be greeted. */
  static final String HELLO = "/hello/";

  /** The bytes of the heap that are in use after a collection. */
  static final String MEMORY = "/memory";

  static final String STOP = "/stop";

  private final Hits hits;
  private final CountDownLatch stopped = new CountDownLatch(1);

  Site(Hits hits) {
    this.hits = hits;
  }

  /** The text for a path; never null. */
  String answer(String path) {
    if (path.startsWith(HELLO)) {
      hits.hit();
      return "hello " + path.substring(HELLO.length());
    }
    switch (path) {
      case MEMORY:
        System.gc();
        return "" + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      case STOP:
        stopped.countDown();
        return "stopping";
      default:
        return "no such page";
    }
  }

  int hits() {
    return hits.count();
  }

  void awaitStop() throws InterruptedException {
    stopped.await();
  }
}
