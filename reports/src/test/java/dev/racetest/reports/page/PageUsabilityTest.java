package dev.racetest.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.ExplorationResult;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whether a page is readable and quick for everybody, however long the execution. */
class PageUsabilityTest extends BrowserTest {
  private static final int MOST_NODES = 2_500;

  @Test
  void aPageThatIsComeBackToBeginsAnew() throws IOException {
    open("race", SampleResults.race());
    browser.eval("document.getElementById('matter').click()");

    open("passed", SampleResults.passed());
    browser.back();

    assertTrue(browser.eval("document.getElementById('matter').checked").asBoolean());
    assertEquals("5 of 7", text("#position"));
  }

  @Test
  void colourSchemesFollowTheSystemAndTheButton() throws IOException {
    open("race", SampleResults.race());
    assertFalse(isDark());

    browser.prefers("dark");
    assertTrue(isDark());
    shoot("race-dark");
    browser.eval("document.getElementById('theme').click()");
    assertFalse(isDark());
    browser.prefers("light");
    browser.eval("document.getElementById('theme').click()");
    assertTrue(isDark());
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1600})
  void fiftyThreadsAndTenThousandEventsStayLight(int width) throws IOException {
    browser.resize(width, 1000);
    open("large", SampleResults.large(50, 10_000));
    browser.eval("document.getElementById('matter').click()");
    browser.eval("document.getElementById('timeline').focus()");

    assertEquals(50, count("#timeline .head"));
    assertEquals("event-10000", after(Chromium.END));
    assertTrue(count("*") < MOST_NODES, "nodes at the end: " + count("*"));
    assertEquals("event-1", after(Chromium.HOME));
    for (int i = 0; i < 100; i++) {
      browser.press(Chromium.PAGE_DOWN);
    }
    assertEquals("event-1001", chosen());
    assertEquals(1, count("#event-1001.chosen"));
    assertTrue(count("*") < MOST_NODES, "nodes after stepping: " + count("*"));
    showRun();
    shoot("large-" + width);
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1600})
  void nothingIsWiderThanThePage(int width) throws IOException {
    browser.resize(width, 1000);
    for (ExplorationResult result :
        List.of(SampleResults.race(), SampleResults.large(12, 300), SampleResults.hostile())) {
      open("width-" + width, result);
      String overflow =
          "document.documentElement.scrollWidth - document.documentElement.clientWidth";
      assertTrue(browser.eval(overflow).asInt() <= 0, "the page is wider than the window");
      showRun();
      shoot("width-" + width + "-" + result.failure().orElseThrow().history().tasks().size());
    }
  }

  @Test
  void nothingMovesWhileStepping() throws IOException {
    open("large", SampleResults.large(12, 300));
    browser.eval("document.getElementById('timeline').focus()");
    String boxes =
        "['timeline', 'inspector', 'slider', 'position'].map(id => {"
            + " const box = document.getElementById(id).getBoundingClientRect();"
            + " return [box.left, box.top + window.scrollY, box.width, box.height].join() })"
            + ".concat(document.querySelector('#inspector .source').offsetHeight).join(' ')";
    String before = browser.eval(boxes).asString();

    for (String key : List.of(Chromium.HOME, "j", "r", "f", "h", Chromium.END)) {
      browser.press(key);
      assertEquals(before, browser.eval(boxes).asString());
    }
  }

  @Test
  void everyControlHasAName() throws IOException {
    open("race", SampleResults.race());

    JsonNode nameless =
        browser.eval(
            "[...document.querySelectorAll('button, input, a, summary, [tabindex], [role=option]')]"
                + ".filter(e => !(e.getAttribute('aria-label') || e.textContent.trim()"
                + " || e.labels?.[0]?.textContent.trim())).map(e => e.outerHTML)");

    assertEquals("[]", nameless.toString());
  }

  @Test
  void theTabKeyReachesTheTimelineAndLeavesIt() throws IOException {
    open("race", SampleResults.race());
    Set<String> focused = new LinkedHashSet<>();

    for (int i = 0; i < 60; i++) {
      browser.press(Chromium.TAB);
      focused.add(
          browser.eval("document.activeElement.id || document.activeElement.tagName").asString());
    }

    List<String> order = List.copyOf(focused);
    assertTrue(order.containsAll(List.of("theme", "matter", "slider")), order::toString);
    assertTrue(order.indexOf("slider") < order.indexOf("timeline"), order::toString);
    assertTrue(order.indexOf("timeline") < order.indexOf("inspector"), order::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void textStandsOutFromItsBackground(String scheme) throws IOException {
    browser.prefers(scheme);
    for (ExplorationResult result :
        List.of(SampleResults.race(), SampleResults.deadlock(), SampleResults.large(12, 300))) {
      open("contrast", result);
      assertEquals("[]", browser.eval(Contrast.TOO_LITTLE).toString());
    }
  }

  private static boolean isDark() {
    String channels = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)";
    return browser.eval("Math.max(..." + channels + ") < 64").asBoolean();
  }
}
