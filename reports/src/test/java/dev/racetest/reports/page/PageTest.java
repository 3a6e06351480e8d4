package dev.racetest.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.reports.RandomRecords;
import dev.racetest.reports.json.ReportJson;
import dev.racetest.reports.sources.Sources;
import dev.racetest.scheduler.ExplorationResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final Pattern LOADING =
      Pattern.compile("(src|href)=\"(?!#)|url\\((?!#)|@import|<link");

  @Test
  void aPageHoldsItsReportAsJson() {
    ExplorationResult result = SampleResults.race();

    String page = Page.of(result, Sources.none());

    assertTrue(page.contains("id=\"report\">" + ReportJson.text(result, Sources.none())));
    assertTrue(page.contains("<title>dev.racetest.fixtures.LedgerTest.audit: DATA RACE on Ledger"));
  }

  @Test
  void aPageLoadsNothing() {
    String page = Page.of(SampleResults.passed(), Sources.none());

    assertFalse(LOADING.matcher(page).find());
    assertTrue(page.contains("content=\"default-src 'none'; style-src 'sha256-"));
  }

  @Test
  void whateverTheResultThePageIsTextAndTheSameEveryTime() {
    for (int seed = 0; seed < 100; seed++) {
      ExplorationResult result = RandomRecords.result(seed);

      String page = Page.of(result, Sources.none());

      assertEquals(page, Page.of(result, Sources.none()));
      assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(page));
      assertEquals(3, page.split("</script>", -1).length);
    }
  }

  @Test
  void whereThereAreNoScriptsThereIsTheText() {
    String page = Page.of(SampleResults.race(), Sources.none());

    assertTrue(page.contains("<noscript><pre class=\"plain\">DATA RACE on Ledger.balance (int)"));
    assertTrue(page.contains("WRITE 100 -&gt; 150"));
  }

  @Test
  void whatIsFilledInIsNotLookedAtAgain() {
    Template template = new Template("{{a}}-{{b}}");

    assertEquals("{{b}}-$1", template.filled(Map.of("a", "{{b}}", "b", "$1")));
    assertThrows(IllegalArgumentException.class, () -> template.filled(Map.of("a", "")));
  }

  @Test
  void markupInTextIsEscaped() {
    assertEquals("&lt;a b=&quot;&#39;&quot;&gt;&amp;", Markup.escape("<a b=\"'\">&"));
    assertEquals("a\n\t\uFFFD\uFFFD\uD83D\uDE00", Markup.escape("a\n\t\0\uD83D\uD83D\uDE00"));
  }
}
