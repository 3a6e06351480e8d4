package dev.racetest.reports.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A Chromium without a window, driven by the installed chromedriver (W3C WebDriver). */
final class Chromium implements AutoCloseable {
  static final String TAB = "\uE004";
  static final String PAGE_UP = "\uE00E";
  static final String PAGE_DOWN = "\uE00F";
  static final String END = "\uE010";
  static final String HOME = "\uE011";
  static final String LEFT = "\uE012";
  static final String UP = "\uE013";
  static final String RIGHT = "\uE014";
  static final String DOWN = "\uE015";

  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path profile;
  private final Process driver;
  private final String session;

  private Chromium() throws IOException {
    profile = Files.createTempDirectory("racetest-chromium");
    driver = new ProcessBuilder(DRIVER.toString(), "--port=0").redirectErrorStream(true).start();
    String server = "http://127.0.0.1:" + port(driver);
    JsonNode created = send("POST", server + "/session", Map.of("capabilities", capabilities()));
    session = server + "/session/" + created.get("sessionId").asString();
  }

  /** Starts a browser; the test is skipped where none is installed. */
  static Chromium start() throws IOException {
    assumeTrue(
        Files.isExecutable(DRIVER) && Files.isExecutable(BROWSER),
        "Pages are not looked at: Chromium and chromedriver (Debian's packages chromium and"
            + " chromium-driver) are not installed");
    return new Chromium();
  }

  private Map<String, Object> capabilities() {
    List<String> arguments =
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + profile);
    return Map.of(
        "alwaysMatch",
        Map.of(
            "goog:chromeOptions",
            Map.of("binary", BROWSER.toString(), "args", arguments),
            "goog:loggingPrefs",
            Map.of("browser", "ALL")));
  }

  private static String port(Process driver) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        return started.group(1);
      }
    }
    throw new IOException("chromedriver did not start");
  }

  void open(Path page) {
    command("POST", "/url", Map.of("url", page.toUri().toString()));
    awaitLoaded();
  }

  /** A page that is opened in place of itself may still be loading when the driver goes on. */
  private void awaitLoaded() {
    String script =
        "const done = arguments[arguments.length - 1];"
            + "if (document.readyState === 'complete') done();"
            + "else addEventListener('load', () => done());";
    command("POST", "/execute/async", Map.of("script", script, "args", List.of()));
  }

  void back() {
    command("POST", "/back", Map.of());
  }

  void resize(int width, int height) {
    command(
        "POST",
        "/goog/cdp/execute",
        Map.of(
            "cmd",
            "Emulation.setDeviceMetricsOverride",
            "params",
            Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false)));
  }

  /** Makes the page believe that the system's colours are light, or dark. */
  void prefers(String scheme) {
    Map<String, Object> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    command(
        "POST",
        "/goog/cdp/execute",
        Map.of(
            "cmd", "Emulation.setEmulatedMedia", "params", Map.of("features", List.of(feature))));
  }

  /** The value of an expression in the page. */
  JsonNode eval(String expression, Object... arguments) {
    return command(
        "POST",
        "/execute/sync",
        Map.of("script", "return (" + expression + ");", "args", List.of(arguments)));
  }

  /** Presses keys one after the other; special ones as WebDriver encodes them. */
  void press(String... keys) {
    List<Object> actions = new ArrayList<>();
    for (String key : keys) {
      actions.add(Map.of("type", "keyDown", "value", key));
      actions.add(Map.of("type", "keyUp", "value", key));
    }
    Map<String, Object> keyboard = new LinkedHashMap<>();
    keyboard.put("type", "key");
    keyboard.put("id", "keyboard");
    keyboard.put("actions", actions);
    command("POST", "/actions", Map.of("actions", List.of(keyboard)));
  }

  /** Errors and warnings that the browser has logged since the last call. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (JsonNode entry : command("POST", "/se/log", Map.of("type", "browser"))) {
      if (!entry.get("level").asString().matches("INFO|DEBUG")) {
        complaints.add(entry.get("message").asString());
      }
    }
    return complaints;
  }

  void screenshot(Path file) throws IOException {
    byte[] image = Base64.getDecoder().decode(command("GET", "/screenshot", null).asString());
    Files.write(file, image);
  }

  private JsonNode command(String method, String path, Object body) {
    return send(method, session + path, body);
  }

  private JsonNode send(String method, String uri, Object body) {
    HttpRequest.BodyPublisher publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(body));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri))
            .header("Content-Type", "application/json")
            .method(method, publisher)
            .build();
    try {
      HttpResponse<String> answer =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() != 200) {
        throw new AssertionError(method + " " + uri + ": " + answer.body());
      }
      return MAPPER.readTree(answer.body()).get("value");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      command("DELETE", "", null);
    } finally {
      driver.destroy();
      deleteProfile();
    }
  }

  private void deleteProfile() throws IOException {
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
