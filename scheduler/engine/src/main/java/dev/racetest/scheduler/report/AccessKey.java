package dev.racetest.scheduler.report;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.RaceDetector;

/** What tells an access from others; the place as a hash, because classes may be loaded anew. */
record AccessKey(int task, long place, long event) {
  static AccessKey of(RaceDetector.Access access) {
    return of(access.task(), access.site(), access.event());
  }

  static AccessKey of(int task, int site, long event) {
    return new AccessKey(task, Sites.hash(site), event);
  }
}
