package dev.racetest.samples.watched.http;

import dev.racetest.samples.watched.Watched;
import dev.racetest.samples.watched.Watched.Outcome;
import dev.racetest.samples.watched.http.HttpClients.Load;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;

/**
 * The fixed server at full load for a long time, bare and watched, with what memory it holds as
 * time goes by, and how long answers took. Arguments: seconds for the watched run of each, of which
 * the bare one gets a fifth; then the kinds of servers.
 */
public final class HttpSoak {
  private static final int CLIENTS = 4;

  /** Which part of the time is enough for the latencies of the bare server. */
  private static final int BARE_PART = 5;

  /** How often memory is looked at. */
  private static final int LOOKS = 10;

  private HttpSoak() {}

  /** Runs them and prints the tables; ends with status 1 if an answer was wrong or a race told. */
  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 600;
    String[] kinds =
        arguments.length > 1
            ? Arrays.copyOfRange(arguments, 1, arguments.length)
            : new String[] {"jdk", "netty"};
    boolean isRight = true;
    for (String kind : kinds) {
      isRight &= run(kind, "bare", new Watched().bare(), seconds / BARE_PART);
      isRight &= run(kind, "watched", ServerRun.watched(), seconds);
    }
    System.exit(isRight ? 0 : 1);
  }

  private static boolean run(String kind, String how, Watched jvm, int seconds) throws Exception {
    // On JDK 17 the JDK's server otherwise waits 40 ms for an acknowledgement in each answer.
    Watched direct = jvm.with("-Xmx512m").with("-Dsun.net.httpserver.nodelay=true");
    ServerRun server = ServerRun.start(direct, kind, "fixed");
    System.out.printf("%s, %s: %d clients, %d s%n", kind, how, CLIENTS, seconds);
    long answers = 0;
    long wrong = 0;
    try {
      for (int look = 1; look <= LOOKS; look++) {
        Duration part = Duration.ofMillis(1000L * seconds / LOOKS);
        Load load = server.clients().load(CLIENTS, Integer.MAX_VALUE, part);
        answers += load.answers();
        wrong += load.wrong();
        long bytes = Long.parseLong(server.clients().ask(Site.MEMORY));
        System.out.printf(
            "  %5d s  %,9d answers/s  50 %% %7.3f ms  99 %% %7.3f ms  99.9 %% %7.3f ms"
                + "  max %8.3f ms  heap %6.1f MB  load %.1f%n",
            (long) seconds * look / LOOKS,
            load.answers() * 1000 / part.toMillis(),
            load.percentile(0.5),
            load.percentile(0.99),
            load.percentile(0.999),
            load.percentile(1),
            bytes / 1e6,
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      }
      Outcome outcome = server.stop();
      boolean isRight = wrong == 0 && outcome.races() == 0 && outcome.status() == 0;
      System.out.printf(
          "  %,d answers, %d wrong, %d races, status %d%n",
          answers, wrong, outcome.races(), outcome.status());
      return isRight;
    } finally {
      server.kill();
    }
  }
}
