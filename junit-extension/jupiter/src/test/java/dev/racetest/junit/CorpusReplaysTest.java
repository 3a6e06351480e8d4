package dev.racetest.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.reports.ReportName;
import dev.racetest.reports.corpus.CorpusFile;
import dev.racetest.reports.corpus.KeptToken;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.Summary;
import dev.racetest.scheduler.replay.ForeignTokenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of kept tokens where replays do not go the usual way. */
class CorpusReplaysTest {
  private static final ExplorationOptions OPTIONS = ExplorationOptions.of("T.m");

  @TempDir Path directory;
  private CorpusFile file;
  private final List<ExplorationOptions> asked = new ArrayList<>();

  @BeforeEach
  void keepTwo() throws IOException {
    file = new CorpusFile(directory, ReportName.of("T.m"), "T.m");
    file.keep(kept(1));
    file.keep(kept(2));
  }

  private static KeptToken kept(int choice) {
    return new KeptToken(token(choice), "number " + choice);
  }

  private static String token(int choice) {
    return Tokens.of("T.m", choice);
  }

  private <X extends Throwable> ExplorationResult explore(Corpus.Run<X> run) throws X {
    return new Corpus(Optional.of(file))
        .explore(
            OPTIONS,
            options -> {
              asked.add(options);
              return run.with(options);
            });
  }

  private static ExplorationResult passed() {
    return result(List.of(), "");
  }

  private static ExplorationResult failed(Finding.Kind kind, String token) {
    Finding finding =
        new Finding(kind, "headline", "identity", "headline\n  story", Optional.empty());
    return result(List.of(finding), token);
  }

  private static ExplorationResult result(List<Finding> findings, String token) {
    Summary summary = new Summary("T.m", "auto", 1L, 1, 1, 0, 0, 0, Duration.ofMillis(7));
    return new ExplorationResult(summary, findings, token, 0L, "", List.of(), Optional.empty());
  }

  @Test
  void theExplorationIsAskedForAsWithoutTheCorpus() throws Throwable {
    explore(options -> passed());

    assertEquals(3, asked.size());
    assertEquals(List.of(token(2), token(1), ""), asked.stream().map(o -> o.replay()).toList());
    assertEquals(2, asked.get(2).notes().size());
    assertEquals(OPTIONS, asked.get(2).withNotes(List.of()));
  }

  @Test
  void afterAReplayThatGotStuckTheOthersWait() throws Throwable {
    explore(options -> options.replay().isEmpty() ? passed() : failed(Finding.Kind.STUCK, ""));

    assertEquals(2, asked.size());
    assertEquals(List.of(kept(1)), file.read().tokens());
    assertTrue(
        asked.get(1).notes().get(0).endsWith("is dropped (number 2): headline. story"),
        asked.get(1).notes()::toString);
  }

  @Test
  void aTokenThatIsRefusedIsKept() throws Throwable {
    explore(
        options -> {
          if (options.replay().equals(token(2))) {
            throw new IllegalArgumentException("there is no strategy called dice");
          }
          return passed();
        });

    assertEquals(List.of(kept(2)), file.read().tokens());
    assertEquals(
        "the kept token number 1 of 2 in %s was not replayed: there is no strategy called dice"
            .formatted(file.path()),
        asked.get(2).notes().get(0));
  }

  @Test
  void aTokenThatTheTestDoesNotKnowAnyMoreIsDropped() throws Throwable {
    explore(
        options -> {
          if (options.replay().equals(token(2))) {
            throw new ForeignTokenException("T.m");
          }
          return options.replay().isEmpty() ? passed() : failed(Finding.Kind.STUCK, "");
        });

    assertEquals(List.of(), file.read().tokens());
    assertTrue(
        asked
            .get(2)
            .notes()
            .get(0)
            .endsWith("is dropped (number 2): the test has nothing any more that it is for"),
        asked.get(2).notes()::toString);
  }

  @Test
  void whatTheExplorationRefusesIsThrown() throws IOException {
    Files.delete(file.path());

    assertThrows(
        IllegalArgumentException.class,
        () ->
            explore(
                options -> {
                  throw new IllegalArgumentException();
                }));
  }

  @Test
  void aTokenThatMayNotBringTheFailureBackIsNotKept() throws Throwable {
    Files.delete(file.path());

    explore(options -> failed(Finding.Kind.EXCEPTION, token(3)));

    assertFalse(Files.exists(file.path()));
  }
}
