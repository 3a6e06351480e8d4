package dev.racetest.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What others have published for the same programs, from the resource that names the sources. */
final class PublishedFigures {
  private static final String RESOURCE = "schedules-to-first-bug.csv";

  private final Map<String, List<Figure>> byProgram = new HashMap<>();

  /**
   * One figure.
   *
   * @param source the artifact it comes from
   * @param tool the tool or algorithm measured
   * @param text as in the resource: a mean, and in how many trials of 20 if not in all
   */
  private record Figure(String source, String tool, String text) {
    private boolean isOfAllTrials() {
      return !text.equals("-") && !text.contains("/");
    }
  }

  /** Reads the resource. */
  static PublishedFigures read() {
    PublishedFigures figures = new PublishedFigures();
    try (InputStream in = PublishedFigures.class.getResourceAsStream(RESOURCE);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(in, RESOURCE), StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
      String[] heading = lines.get(0).split(",", -1);
      lines.subList(1, lines.size()).forEach(line -> figures.add(heading, line.split(",", -1)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return figures;
  }

  private void add(String[] heading, String[] cells) {
    List<Figure> figures = new ArrayList<>();
    for (int i = 1; i < cells.length; i++) {
      if (!cells[i].isEmpty()) {
        String[] name = heading[i].split(":", 2);
        figures.add(new Figure(name[0], name[1], cells[i]));
      }
    }
    byProgram.put(cells[0], figures);
  }

  /** All figures that a source has for a program, in one line. */
  String of(String program, String source) {
    return byProgram.getOrDefault(program, List.of()).stream()
        .filter(figure -> figure.source().equals(source))
        .map(figure -> figure.tool() + " " + figure.text())
        .collect(Collectors.joining(", "));
  }

  /** The lowest mean of those where all trials found the bug; never if there is none. */
  double best(String program) {
    return byProgram.getOrDefault(program, List.of()).stream()
        .filter(Figure::isOfAllTrials)
        .mapToDouble(figure -> Double.parseDouble(figure.text()))
        .min()
        .orElse(FirstBugResult.NEVER);
  }
}
