package dev.racetest.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.racetest.scheduler.ExplorationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import tools.jackson.databind.JsonNode;

/** Looks at pages in a real browser; what it saw is kept in {@code target/racetest-pages}. */
@Tag("browser")
abstract class BrowserTest {
  static final Path FOLDER = Path.of("target/racetest-pages").toAbsolutePath();

  static Chromium browser;

  @BeforeAll
  static void startBrowser() throws IOException {
    browser = Chromium.start();
    Files.createDirectories(FOLDER);
  }

  @AfterAll
  static void closeBrowser() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void wideAndLight() {
    browser.resize(1600, 1000);
    browser.prefers("light");
  }

  @AfterEach
  void nothingIsComplainedOfAndNothingLoaded() {
    assertEquals(List.of(), browser.complaints());
    assertEquals(0, browser.eval("performance.getEntriesByType('resource').length").asInt());
  }

  static void open(String name, ExplorationResult result) throws IOException {
    Path file = FOLDER.resolve(name + ".html");
    Files.writeString(file, Page.of(result));
    browser.open(file);
  }

  static void showRun() {
    browser.eval("document.getElementById('run').scrollIntoView()");
  }

  static void shoot(String name) throws IOException {
    browser.screenshot(FOLDER.resolve(name + ".png"));
  }

  static String after(String... keys) {
    browser.press(keys);
    return chosen();
  }

  static String afterClick(String selector) {
    browser.eval("document.querySelector(arguments[0]).click()", selector);
    return chosen();
  }

  /** The element id of the selected event. */
  static String chosen() {
    return attribute("#timeline", "aria-activedescendant");
  }

  static String sourceLine() {
    return text("#inspector .current code").trim();
  }

  static String text(String selector) {
    return browser.eval("document.querySelector(arguments[0]).innerText", selector).asString();
  }

  static List<String> texts(String selector) {
    JsonNode found =
        browser.eval(
            "[...document.querySelectorAll(arguments[0])].map(e => e.innerText.trim())", selector);
    return found.valueStream().map(JsonNode::asString).toList();
  }

  static String attribute(String selector, String name) {
    String get = "document.querySelector(arguments[0]).getAttribute(arguments[1])";
    return browser.eval(get, selector, name).asString();
  }

  static int count(String selector) {
    return browser.eval("document.querySelectorAll(arguments[0]).length", selector).asInt();
  }
}
