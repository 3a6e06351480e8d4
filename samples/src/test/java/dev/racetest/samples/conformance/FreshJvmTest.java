package dev.racetest.samples.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.racetest.samples.Carrier;
import dev.racetest.samples.Corpus;
import dev.racetest.samples.FreshJvm;
import dev.racetest.samples.Night;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of all programs, made in this JVM, bring the same events back in another one. */
class FreshJvmTest {
  /** Executions recorded of each program; real threads are slow. */
  private static final int EXECUTIONS =
      Integer.getInteger(
          "racetest.conformance.tokens",
          Carrier.CONTINUATIONS ? Night.of(200, 100) : Night.of(200, 10));

  /** Executions whose tokens are given to the other carrier, which must do the same. */
  private static final int EXECUTIONS_FOR_THE_OTHER = Night.of(10, 5);

  /**
   * One token of several hundred takes another course on the other carrier: a park of the body's
   * thread inside the stream is seen at another call there. On its own carrier every token replays.
   */
  private static final String NOT_FOR_THE_OTHER = "ParallelStreams.forEachOrdered";

  @Test
  void everyTokenReplaysInAFreshJvm(@TempDir Path folder) throws Exception {
    Path tokens = folder.resolve("tokens.txt");
    TokenFile.write(tokens, EXECUTIONS, none -> false);
    String expected =
        "repeated " + Corpus.CONFORMANCE.programs().count() * EXECUTIONS + ", different 0";
    assertEquals(List.of(expected), endOf(repeat(tokens, Carrier.NAME)));
    if (Runtime.version().feature() >= 24) {
      String other = Carrier.CONTINUATIONS ? "platform" : "continuations";
      Path some = folder.resolve("some.txt");
      TokenFile.write(some, EXECUTIONS_FOR_THE_OTHER, NOT_FOR_THE_OTHER::equals);
      expected =
          "repeated "
              + (Corpus.CONFORMANCE.programs().count() - 1) * EXECUTIONS_FOR_THE_OTHER
              + ", different 0";
      assertEquals(List.of(expected), endOf(repeat(some, other)));
    }
  }

  /** What a reader can take in. */
  private static List<String> endOf(List<String> output) {
    return output.subList(Math.max(0, output.size() - 40), output.size());
  }

  private static List<String> repeat(Path tokens, String carrier) throws Exception {
    return new FreshJvm(carrier).run(TokenFile.class, tokens.toString());
  }
}
