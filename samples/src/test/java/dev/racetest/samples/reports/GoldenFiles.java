package dev.racetest.samples.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.replay.ReplayToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Texts that are kept beside the tests. {@code -Dracetest.golden.refresh=true} writes down what the
 * tests see instead of comparing it.
 */
final class GoldenFiles {
  private static final boolean REFRESH = Boolean.getBoolean("racetest.golden.refresh");
  private static final Path FOLDER = Path.of("src/test/resources/dev/racetest/samples/reports");
  private static final String ADVICE =
      "; if the new text is right: mvn test -pl samples -am -Dtest=GoldenReportsTest,ReportsPageTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dracetest.golden.refresh=true";

  /** Not those that are cut short, as in an example. */
  private static final Pattern TOKEN = Pattern.compile("\\brt\\d+-[\\w-]++(?!\\.\\.\\.)");

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

  /** The text with all its tokens as JDK 17 makes them: they say which one has made them. */
  static String onAnyJdk(String text) {
    return TOKEN.matcher(text).replaceAll(token -> onAnyJdk(ReplayToken.decode(token.group())));
  }

  private static String onAnyJdk(ReplayToken token) {
    return new ReplayToken(
            token.owner(),
            token.warmUp(),
            17,
            token.conditions(),
            token.recipe(),
            token.eventHash(),
            token.checkpoints())
        .encode();
  }

  /** Asserts that the file holds the text, or makes it so. */
  static void assertHolds(Path file, String newText) throws IOException {
    String text = onAnyJdk(newText);
    if (REFRESH) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
      return;
    }
    assertTrue(Files.exists(file), () -> file + " is not there" + ADVICE);
    assertEquals(Files.readString(file), text, () -> file + " differs" + ADVICE);
  }
}
