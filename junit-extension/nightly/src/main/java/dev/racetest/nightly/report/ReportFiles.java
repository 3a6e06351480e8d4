package dev.racetest.nightly.report;

import dev.racetest.nightly.store.TestTotals;
import dev.racetest.reports.text.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that tell what a job has come to. */
public final class ReportFiles {
  /** A page, for people. */
  public static final String HTML = "report.html";

  /** Everything as values, by the schema {@code racetest-nightly-1.schema.json}. */
  public static final String JSON = "report.json";

  /** For summaries of continuous integration. */
  public static final String MARKDOWN = "summary.md";

  /** What tools that show test results read. */
  public static final String JUNIT = "TEST-racetest-nightly.xml";

  /** For code review. */
  public static final String SARIF = "report.sarif";

  private ReportFiles() {}

  /**
   * Writes all files; a folder that is not there is made.
   *
   * @return whether a verdict is bad
   * @throws IOException if they cannot be written; the message names the folder
   */
  public static boolean write(Path folder, List<TestTotals> totals) throws IOException {
    try {
      Files.createDirectories(folder);
      WholeFile.write(folder.resolve(HTML), HtmlReport.of(totals));
      WholeFile.write(folder.resolve(JSON), JsonReport.of(totals));
      WholeFile.write(folder.resolve(MARKDOWN), MarkdownReport.of(totals));
      WholeFile.write(folder.resolve(JUNIT), JUnitReport.of(totals));
      WholeFile.write(folder.resolve(SARIF), SarifReport.of(totals));
    } catch (IOException failure) {
      throw new IOException("The reports cannot be written to " + folder + ": " + failure, failure);
    }
    return totals.stream().anyMatch(test -> test.verdict().isBad());
  }
}
