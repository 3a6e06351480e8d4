package dev.racetest.reports.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The files of the page that come with this module. */
final class Assets {
  /** In the order in which they need each other. */
  private static final List<String> SCRIPTS =
      List.of(
          "elements.js",
          "execution.js",
          "code.js",
          "lanes.js",
          "view.js",
          "rows.js",
          "timeline.js",
          "inspector.js",
          "findings.js",
          "player.js",
          "page.js");

  /** The page's style sheet. */
  static final String STYLE = read("page.css");

  /** The page's script. */
  static final String SCRIPT =
      SCRIPTS.stream().map(Assets::read).collect(Collectors.joining("\n", "\"use strict\";\n", ""));

  private Assets() {}

  static String read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
