package dev.racetest.samples.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reports that the documentation walks through are the golden ones. */
class ReportsPageTest {
  private static final Path PAGE = Path.of("../docs/reports.md");
  private static final Path README = Path.of("../README.md");

  /** A comment names the report that the block after it shows. */
  private static final Pattern BLOCK =
      Pattern.compile("(<!-- report: ([a-z-]+) -->\n```\n)(.*?)(```\n)", Pattern.DOTALL);

  @Test
  void pageShowsTheGoldenReports() throws IOException {
    String page = Files.readString(PAGE);
    StringBuilder cut = new StringBuilder();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      String report = GoldenFiles.text(failure(block.group(2)));
      block.appendReplacement(
          cut, Matcher.quoteReplacement(block.group(1) + report + block.group(4)));
    }
    GoldenFiles.assertHolds(PAGE, block.appendTail(cut).toString());
  }

  @Test
  void readmeShowsTheReportOfTheDemo() throws IOException {
    Pattern shown =
        Pattern.compile("(<!-- report of the demo -->\n```\n)(.*?)(```\n)", Pattern.DOTALL);
    Matcher block = shown.matcher(Files.readString(README));
    assertTrue(block.find());
    String report = Matcher.quoteReplacement(Demo.report());
    GoldenFiles.assertHolds(README, block.replaceFirst("$1" + report + "$3"));
  }

  @Test
  void everyKindIsOnThePage() throws IOException {
    List<String> shown = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    while (block.find()) {
      shown.add(block.group(2));
    }
    assertEquals(Arrays.stream(Failure.values()).map(Failure::title).toList(), shown);
  }

  private static Failure failure(String title) {
    return Arrays.stream(Failure.values())
        .filter(failure -> failure.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no report is called " + title));
  }
}
