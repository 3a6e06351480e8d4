package dev.racetest.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.Explored;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a page shows, and how it is stepped through. */
class PageInBrowserTest extends BrowserTest {
  @Test
  void aRaceHasItsLanesItsPairAndItsSource() throws IOException {
    open("race", SampleResults.race());
    shoot("race");

    assertEquals("Data race on Ledger.balance (int) of Ledger@1", text("#headline"));
    assertEquals("Seen in 37 of 200 executions", text("#seen"));
    assertEquals(2, count("#timeline .head"));
    assertEquals(2, count("#timeline .row.racing"));
    assertEquals(2, count("#timeline .ring"));
    assertEquals(1, count("#timeline path.race"));
    assertEquals(2, count("#timeline .arrow"));
    assertEquals("event-8", chosen());
    assertEquals("return balance;", sourceLine());
    showRun();
    shoot("race-timeline");
  }

  @Test
  void theFindingTellsTheWholeStory() throws IOException {
    open("race", SampleResults.race());

    String finding = text("#finding");
    assertTrue(finding.contains("reads = 100"), finding);
    assertTrue(finding.contains("by T0 \"main\", holding no lock"), finding);
    assertTrue(finding.contains("writes 100 → 150"), finding);
    assertTrue(finding.contains("holding Object@2 (since " + Script.place("synchronized (lock)")));
    assertTrue(finding.contains("started by T0 at " + Script.place("depositor.start();")), finding);
    assertTrue(finding.contains("T1's only edge in is its start"), finding);
    assertTrue(finding.contains("write before read: passes"), finding);
    assertTrue(finding.contains("11 other accesses of Ledger.balance hold Object@2"), finding);
    assertEquals(List.of("return balance;", "balance += amount;"), texts("#finding .current code"));
    assertEquals(1, count("#others > details"));
    assertTrue(text("#remarks").contains("No execution with fewer preemptions fails"));
    assertTrue(text("#remarks").contains("Point of no return: step 8 of T0"));
    assertTrue(text("#appendix").contains("depositing 50\nauditing"));
    assertTrue(text("#appendix").contains("outside control once"));
  }

  @Test
  void theKeyboardStepsThroughTheExecution() throws IOException {
    open("race", SampleResults.race());
    browser.eval("document.getElementById('timeline').focus()");

    assertEquals("event-4", after(Chromium.HOME));
    assertEquals("depositor.start();", sourceLine());
    assertEquals("event-5", after(Chromium.DOWN));
    assertEquals("event-7", after("j", Chromium.RIGHT));
    assertEquals("balance += amount;", sourceLine());
    assertEquals("event-5", after("k", Chromium.LEFT));
    assertEquals("event-10", after(Chromium.END, Chromium.DOWN));
    assertEquals("depositor.join();", sourceLine());
    assertEquals("event-9", after(Chromium.UP));
    assertEquals("event-4", after(Chromium.PAGE_UP));
    assertEquals("event-8", after("r"));
    assertEquals("event-9", after("r"));
    assertEquals("true", attribute("[data-index='8']", "aria-selected"));
  }

  @Test
  void buttonsTheSliderAndLinksStep() throws IOException {
    open("race", SampleResults.race());

    assertEquals("event-4", afterClick("#first"));
    assertEquals("event-5", afterClick("#forward"));
    assertEquals("event-4", afterClick("#back"));
    assertEquals("event-10", afterClick("#last"));
    assertEquals("event-8", afterClick("#finding .go"));
    assertEquals("event-6", afterClick("#event-6"));
    browser.eval("document.getElementById('slider').focus()");
    assertEquals("event-7", after(Chromium.RIGHT));
    assertTrue(attribute("#slider", "aria-valuetext").startsWith("7: T1 \"depositor\" reads"));
  }

  @Test
  void theFilterHidesWhatDoesNotMatter() throws IOException {
    open("race", SampleResults.race());
    assertEquals("5 of 7", text("#position"));
    assertEquals("3 events before it not shown", attribute("#event-4 .number", "title"));

    browser.eval("document.getElementById('matter').click()");

    assertEquals("8 of 10", text("#position"));
    assertEquals(10, count("#timeline .row[data-index]"));
    assertEquals("event-8", chosen());
  }

  @Test
  void arrowsCanBeHidden() throws IOException {
    open("race", SampleResults.race());

    browser.eval("document.getElementById('arrows').click()");

    assertEquals(0, count("#timeline .arrow"));
  }

  @Test
  void threadsStandAsTheyDidAtTheEvent() throws IOException {
    open("race", SampleResults.race());

    afterClick("#event-4");
    assertEquals(List.of("running", "started, has not run yet"), texts("#inspector .words"));
    afterClick("#event-6");
    assertEquals(List.of("preempted", "running"), texts("#inspector .words"));
    afterClick("#event-9");
    assertEquals(
        List.of("could not go on; next is 10: joins \"depositor\"", "running"),
        texts("#inspector .words"));
    afterClick("#event-10");
    assertEquals(List.of("running", "ended"), texts("#inspector .words"));
  }

  @Test
  void theSelectedEventHasItsLocksItsOrderAndItsStack() throws IOException {
    open("race", SampleResults.race());

    afterClick("#event-9");

    String inspector = text("#inspector");
    assertTrue(inspector.contains("event 9, step 9"), inspector);
    assertTrue(inspector.contains("100 → 150"), inspector);
    assertTrue(inspector.contains("Object@2 since " + Script.place("synchronized (lock)")));
    assertTrue(inspector.contains("10: T0 joins \"depositor\""), inspector);
    assertTrue(inspector.contains("2 frames of the JDK, JUnit or RaceTest"), inspector);
    browser.eval("[...document.querySelectorAll('#inspector .frame')].at(-1).click()");
    assertEquals("depositor.start();", sourceLine());
  }

  @Test
  void theTokenCanBeCopied() throws IOException {
    open("race", SampleResults.race());
    browser.eval("navigator.clipboard.writeText = async text => { window.copied = text; }");

    browser.eval("document.querySelector('[aria-label=\"Copy the annotation\"]').click()");

    String copied = browser.eval("window.copied").asString();
    assertEquals("@RaceTest(replay = \"" + SampleResults.race().token() + "\")", copied);
  }

  @Test
  void aDeadlockHasItsCircleAndItsEnd() throws IOException {
    open("deadlock", SampleResults.deadlock());
    shoot("deadlock");

    List<String> circle = texts("#finding .circle > li");
    assertEquals(3, circle.size());
    assertTrue(circle.get(0).startsWith("T1 \"transfer-1\"\n"), circle.get(0));
    assertTrue(circle.get(0).contains("waits for the monitor of Ledger@2\n"), circle.get(0));
    assertTrue(circle.get(0).contains("held by T2 \"transfer-2\" since Ledger.java:"));
    assertEquals(1, count("#timeline .row.noreturn"));
    assertTrue(texts("#timeline .row.end .label").get(1).startsWith("waits for the monitor of"));
  }

  @Test
  void hostileTextsStayText() throws IOException {
    open("hostile", SampleResults.hostile());

    assertTrue(browser.eval("window.hacked === undefined").asBoolean());
    assertEquals(2, count("script"));
    assertEquals(0, count("img"));
    assertTrue(text("#headline").contains("</script><script>window.hacked = 1</script><img src=x"));
    assertTrue(
        text("#headline").contains("{{script}} \\u2028\\u2029 \\u202egnihton\\u0000\\ud800"));
    assertTrue(browser.eval("document.body.innerText.length").asInt() < 500_000);
    shoot("hostile");
  }

  @Test
  void findingsOfOtherExecutionsHaveTheirTokensAndNoPlaceInTheTimeline() throws IOException {
    open("further", SampleResults.further());
    browser.eval("document.querySelectorAll('#others details').forEach(one => one.open = true)");
    shoot("further");

    assertEquals(
        List.of("Seen in 37 of 100 traces", "Seen in 2 of 100 traces"), texts("#others .seen"));
    assertEquals(List.of("rt2-other", "rt2-third"), texts("#others .elsewhere code"));
    assertEquals(0, count("#others .go"));
    assertEquals(0, count("#others .circle"));
    assertEquals(3, count("#finding .circle > li"));
    assertTrue(text("#figures").contains("100all there are"), text("#figures"));
    assertTrue(!text("#figures").contains("2,147"), text("#figures"));
  }

  @Test
  void outcomesAreATableWithTokens() throws IOException {
    open("further", SampleResults.further());
    browser.eval("navigator.clipboard.writeText = async text => { window.copied = text; }");

    assertEquals(
        List.of("0, 1", "90", "1, 1</script>", "7"),
        texts("#appendix .outcomes td:not(:last-child)"));
    assertTrue(text("#appendix").contains("3 executions recorded none."), text("#appendix"));
    browser.eval("document.querySelector('.outcomes button').click()");
    assertEquals("rt2-zero", browser.eval("window.copied").asString());
  }

  @Test
  void aPassedTestHasNoTimeline() throws IOException {
    open("passed", SampleResults.passed());

    assertEquals("Nothing was found", text("#headline"));
    assertTrue(browser.eval("document.getElementById('run').hidden").asBoolean());
    assertTrue(browser.eval("document.getElementById('replay').hidden").asBoolean());
    assertTrue(text("#figures").contains("143\n98 seen once") || text("#figures").contains("143"));
  }

  @Test
  void whatGoesRoundAndRoundIsFolded() throws IOException {
    open("spinning", SampleResults.spinning(500));

    assertEquals("the same 2 events again, 497 times", text("#timeline .row.folded"));
    assertEquals("7 of 7", text("#position"));
    assertEquals("event-1002", chosen());
    assertEquals("event-6", afterClick("#event-6"));
    assertEquals("event-1001", afterClick("#forward"));
  }

  @Test
  void threadsThatWereThereBeforeTheFirstEventShownAreThere() throws IOException {
    open("cut", SampleResults.cut());

    assertTrue(
        text("#remarks").contains("The first 12 events of this long execution are left out"));
    assertEquals(
        List.of("waits for the end of T1", "running", "has not run since the first event shown"),
        texts("#inspector .words"));
  }

  @ParameterizedTest
  @EnumSource
  void realExplorationsAreShown(Explored program) throws IOException {
    ExplorationResult result = program.result();
    String name = "explored-" + program.name().toLowerCase(Locale.ROOT);
    open(name, result);
    shoot(name);

    int tasks = result.failure().map(Failure::history).map(h -> h.tasks().size()).orElse(0);
    assertEquals(tasks, count("#timeline .head"));
    if (tasks > 0) {
      assertTrue(count("#inspector .current") == 1, "a source line");
      showRun();
      shoot(name + "-timeline");
    }
  }
}
