package dev.racetest.junit;

import dev.racetest.reports.corpus.KeptToken;
import dev.racetest.reports.corpus.UnusedLine;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.replay.ForeignTokenException;
import dev.racetest.scheduler.replay.OtherVersionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replays kept tokens, and says what became of those that fail no longer.
 *
 * @param <X> what a replay may throw
 */
final class CorpusReplays<X extends Throwable> {
  private final ExplorationOptions options;
  private final Corpus.Run<X> run;
  private final Path file;
  private final List<String> notes = new ArrayList<>();
  private final List<KeptToken> dropped = new ArrayList<>();

  CorpusReplays(ExplorationOptions options, Corpus.Run<X> run, Path file) {
    this.options = options;
    this.run = run;
    this.file = file;
    notes.addAll(options.notes());
  }

  /** What a reader should know so far. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** The tokens that are not to be kept any longer. */
  List<KeptToken> dropped() {
    return List.copyOf(dropped);
  }

  /** Tells of a line that nobody can use. */
  void note(UnusedLine line) {
    notes.add(
        "line %d of %s is left alone and not used: %s"
            .formatted(line.number(), file, line.reason()));
  }

  /** Tries one token after the other; empty if none of them fails as it did. */
  Optional<ExplorationResult> firstFailure(List<KeptToken> tokens) throws X {
    for (int i = 0; i < tokens.size(); i++) {
      KeptToken token = tokens.get(i);
      String position = "number %d of %d in %s".formatted(i + 1, tokens.size(), file);
      try {
        ExplorationResult result = run.with(replaying(token, position));
        if (failsAgain(result)) {
          return Optional.of(result);
        }
        if (Corpus.isAborted(result)) {
          // The exploration will come to this, too; it tells nothing of the token.
          return Optional.empty();
        }
        drop(token, whyNot(result));
        if (result.found(Finding.Kind.STUCK)) {
          // Others may take as long; they have their turn next time.
          return Optional.empty();
        }
      } catch (OtherVersionException unreadable) {
        drop(token, unreadable.getMessage());
      } catch (ForeignTokenException ofAnother) {
        drop(token, "the test has nothing any more that it is for");
      } catch (IllegalArgumentException refused) {
        notes.add(
            "the kept token %s was not replayed: %s".formatted(position, refused.getMessage()));
      }
    }
    return Optional.empty();
  }

  private ExplorationOptions replaying(KeptToken token, String position) {
    List<String> said = new ArrayList<>(notes);
    said.add(
        "failed again with a kept token of an earlier run, %s; nothing was explored"
            .formatted(position));
    return options.withReplay(token.text()).withNotes(said);
  }

  /** An execution that took another course is not the kept failure, whatever came of it. */
  private static boolean failsAgain(ExplorationResult result) {
    return result.failed()
        && !result.token().isBlank()
        && !result.found(Finding.Kind.DIVERGED)
        && !Corpus.isAborted(result);
  }

  private static String whyNot(ExplorationResult result) {
    return result.failed()
        ? oneLine(result.findings().get(0))
        : "the same execution does not fail any more";
  }

  private static String oneLine(Finding finding) {
    String report = finding.report().replaceAll("\\s+", " ").strip();
    String headline = finding.headline();
    // The headline has no full stop.
    return report.startsWith(headline + " ")
        ? headline + "." + report.substring(headline.length())
        : report;
  }

  private void drop(KeptToken token, String reason) {
    dropped.add(token);
    String what = token.headline().isEmpty() ? token.text() : token.headline();
    notes.add("a token kept in %s is dropped (%s): %s".formatted(file, what, reason));
  }
}
