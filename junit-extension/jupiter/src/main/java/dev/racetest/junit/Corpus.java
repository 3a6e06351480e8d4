package dev.racetest.junit;

import dev.racetest.reports.corpus.CorpusFile;
import dev.racetest.reports.corpus.CorpusText;
import dev.racetest.reports.corpus.KeptToken;
import dev.racetest.reports.corpus.UnusedLine;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.replay.ReplayToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opentest4j.TestAbortedException;

/**
 * The kept failures of a test. They are tried before the test is explored, and what the exploration
 * finds is kept. No trouble with the file ever fails the test.
 */
final class Corpus {
  private static final Set<Path> WARNED_OF = new HashSet<>();

  private final Optional<CorpusFile> file;

  /** Makes a corpus; without a file nothing is kept, and nothing tried. */
  Corpus(Optional<CorpusFile> file) {
    this.file = file;
  }

  /** Explores the test. */
  @FunctionalInterface
  interface Run<X extends Throwable> {
    /** Does it once. */
    ExplorationResult with(ExplorationOptions options) throws X;
  }

  /**
   * The first of the kept failures that is still there; if there is none, what the exploration
   * comes to. That one has notes of what is kept no longer, and is the same otherwise.
   */
  <X extends Throwable> ExplorationResult explore(ExplorationOptions options, Run<X> run) throws X {
    return file.isEmpty() ? run.with(options) : explore(file.get(), options, run);
  }

  private static <X extends Throwable> ExplorationResult explore(
      CorpusFile file, ExplorationOptions options, Run<X> run) throws X {
    CorpusText kept = read(file);
    CorpusReplays<X> replays = new CorpusReplays<>(options, run, file.path());
    for (UnusedLine line : kept.unused()) {
      replays.note(line);
    }
    // Who wants all failures counted is not helped by a single one.
    Optional<ExplorationResult> again =
        options.keepGoing() ? Optional.empty() : replays.firstFailure(kept.tokens());
    if (!replays.dropped().isEmpty()) {
      write(file, () -> file.drop(replays.dropped()));
    }
    if (again.isPresent()) {
      return again.get();
    }
    ExplorationResult result = run.with(options.withNotes(replays.notes()));
    if (result.failed() && !result.found(Finding.Kind.NOT_REPEATABLE) && !isAborted(result)) {
      keep(file, result.findings());
    }
    return result;
  }

  /** Keeps the tokens that are likely to bring the failures back, each once. */
  private static void keep(CorpusFile file, List<Finding> findings) {
    Set<String> kept = new HashSet<>();
    for (Finding finding : findings) {
      String token = finding.token();
      if (!token.isBlank() && kept.add(token) && wasRepeated(token)) {
        write(file, () -> file.keep(new KeptToken(token, finding.headline())));
      }
    }
  }

  /** Whether an assumption did not hold, which is no failure. */
  static boolean isAborted(ExplorationResult result) {
    return result.findings().stream()
        .flatMap(finding -> finding.cause().stream())
        .anyMatch(TestAbortedException.class::isInstance);
  }

  /** Checkpoints are known only of executions that took the same course a second time. */
  private static boolean wasRepeated(String token) {
    try {
      return ReplayToken.decode(token).checkpoints().areKnown();
    } catch (IllegalArgumentException notOfTheEngine) {
      return false;
    }
  }

  private static CorpusText read(CorpusFile file) {
    try {
      return file.read();
    } catch (IOException | RuntimeException failure) {
      warn(file, "read", failure);
      return CorpusText.EMPTY;
    }
  }

  /** Changes a file. */
  @FunctionalInterface
  private interface Change {
    void run() throws IOException;
  }

  private static void write(CorpusFile file, Change change) {
    try {
      change.run();
    } catch (IOException | RuntimeException failure) {
      warn(file, "written", failure);
    }
  }

  /** Says so once for a file. */
  private static void warn(CorpusFile file, String what, Exception failure) {
    synchronized (WARNED_OF) {
      if (!WARNED_OF.add(file.path().toAbsolutePath())) {
        return;
      }
    }
    Log.warn(
        "the tokens of earlier failures in %s cannot be %s (%s); set racetest.corpus to another folder, or to off"
            .formatted(file.path(), what, failure));
  }
}
