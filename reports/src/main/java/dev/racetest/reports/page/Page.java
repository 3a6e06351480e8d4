package dev.racetest.reports.page;

import dev.racetest.reports.json.ReportJson;
import dev.racetest.reports.sources.Sources;
import dev.racetest.scheduler.ExplorationResult;
import java.util.Map;

/**
 * The HTML page of a result: what happened, and the reported execution to step through. It is one
 * file that loads nothing, and its browser is told to let it load nothing. The same result gives
 * the same text.
 *
 * <p>The page has the result as JSON and shows it by a script that makes text of every value, never
 * markup; where there are no scripts the report's text stands in its place.
 */
public final class Page {
  private Page() {}

  /** The page of a result, with the sources that are found around the working directory. */
  public static String of(ExplorationResult result) {
    return of(result, Sources.of(result));
  }

  /**
   * The page of a result.
   *
   * @param sources the source lines around the places that the result names
   */
  public static String of(ExplorationResult result, Sources sources) {
    return Template.PAGE.filled(
        Map.of(
            "policy", policy(),
            "title", Markup.escape(title(result)),
            "style", Assets.STYLE,
            "text", Markup.escape(result.report()),
            "report", ReportJson.text(result, sources),
            "script", Assets.SCRIPT));
  }

  /** Nothing may be loaded, and nothing but the page's own script may run. */
  private static String policy() {
    return "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
        .formatted(Markup.hash(Assets.STYLE), Markup.hash(Assets.SCRIPT));
  }

  private static String title(ExplorationResult result) {
    String headline =
        result.findings().isEmpty() ? "nothing was found" : result.findings().get(0).headline();
    return result.summary().test() + ": " + headline;
  }
}
