package dev.racetest.samples.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.Explorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that are kept beside the tests. {@code -Dracetest.golden.refresh=true} writes down what the
 * tests see instead of comparing it.
 *
 * <p>A token names the JDK that it was made with. So texts may differ in their tokens, and whether
 * those are good is seen when they are replayed.
 */
final class GoldenFiles {
  private static final boolean REFRESH = Boolean.getBoolean("racetest.golden.refresh");
  private static final Path FOLDER = Path.of("src/test/resources/dev/racetest/samples/reports");
  private static final Pattern TOKEN = Pattern.compile("Replay: +-Dracetest\\.replay=(\\S+)");
  private static final String ADVICE =
      "; if the new text is right: mvn test -pl samples -am -Dtest=GoldenReportsTest,ReportsPageTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dracetest.golden.refresh=true";

  private GoldenFiles() {}

  static Path file(Failure failure) {
    return FOLDER.resolve(failure.title() + ".txt");
  }

  /** The golden report of the failure; a new one where that is asked for. */
  static String text(Failure failure) throws IOException {
    Path file = file(failure);
    if (REFRESH) {
      assertHolds(file, Explorer.explore(failure.options(), failure.body()).report());
    }
    assertTrue(Files.exists(file), () -> file + " is not there" + ADVICE);
    return Files.readString(file);
  }

  /** The token that a reader finds in the text. */
  static String token(String text) {
    Matcher token = TOKEN.matcher(text);
    assertTrue(token.find(), () -> "no token in\n" + text);
    return token.group(1);
  }

  /** Asserts that the file holds the text but for tokens, or makes it so. */
  static void assertHolds(Path file, String text) throws IOException {
    if (REFRESH) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
      return;
    }
    assertTrue(Files.exists(file), () -> file + " is not there" + ADVICE);
    assertEquals(
        withoutTokens(Files.readString(file)),
        withoutTokens(text),
        () -> file + " differs" + ADVICE);
  }

  private static String withoutTokens(String text) {
    String[] plain = {text};
    TOKEN
        .matcher(text)
        .results()
        .forEach(token -> plain[0] = plain[0].replace(token.group(1), "<token>"));
    return plain[0];
  }
}
