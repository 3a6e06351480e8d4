package dev.racetest.samples.watched.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.racetest.samples.Carrier;
import dev.racetest.samples.watched.Watched.Outcome;
import dev.racetest.samples.watched.http.HttpClients.Load;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are watched while clients on this machine ask them. */
class HttpServersTest {
  private static final int CLIENTS = 4;
  private static final int REQUESTS = 100;

  /** Only a hang takes so long. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @BeforeAll
  static void onceForEachJdk() {
    assumeFalse(Carrier.THREADS_ON_REQUEST, "it has run on this JDK");
  }

  private record Served(Load load, Outcome outcome) {}

  private static Served serve(String kind, String hits) throws Exception {
    ServerRun server = ServerRun.start(ServerRun.watched(), kind, hits);
    try {
      Load load = server.clients().load(CLIENTS, REQUESTS, LIMIT);
      return new Served(load, server.stop());
    } finally {
      server.kill();
    }
  }

  private static void assertAnsweredRight(Load load) {
    assertEquals(CLIENTS * REQUESTS, load.answers(), "answers");
    assertEquals(0, load.wrong(), "wrong answers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "netty"})
  void theRacyCounterIsFoundWhileTheServerAnswersRight(String kind) throws Exception {
    Served served = serve(kind, "racy");
    assertAnsweredRight(served.load());
    List<String> lines = served.outcome().lines();
    int report = lines.indexOf("WARNING: DATA RACE");
    assertTrue(report >= 0, served::toString);
    assertTrue(report < lines.indexOf(ServerProgram.STOPPING), served::toString);
    assertTrue(
        lines.stream().anyMatch(line -> line.contains("Hits$Racy.count (")), served::toString);
    assertTrue(
        lines.stream().anyMatch(line -> line.contains("Site.answer(Site.java:")), served::toString);
    assertEquals(66, served.outcome().status(), served::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "netty"})
  void itsFixedTwinIsSilent(String kind) throws Exception {
    Served served = serve(kind, "fixed");
    assertAnsweredRight(served.load());
    assertFalse(served.outcome().lines().contains("WARNING: DATA RACE"), served::toString);
    assertEquals("" + CLIENTS * REQUESTS, served.outcome().after(ServerProgram.HITS));
    assertEquals(0, served.outcome().status(), served::toString);
  }
}
