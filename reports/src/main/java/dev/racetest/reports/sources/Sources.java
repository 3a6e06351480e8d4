package dev.racetest.reports.sources;

import dev.racetest.scheduler.ExplorationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The source code around the places that a result names, as far as it is found below the working
 * directory or in the other modules of its project. Files are told apart by the packages on the
 * result's stacks; a file that could still be one of several is left out.
 */
public final class Sources {
  private static final int LINES_AROUND = 5;
  private static final int MOST_LINES = 5_000;
  private static final int LONGEST_LINE = 400;
  private static final long LARGEST_FILE = 2_000_000;

  private final SortedMap<String, Excerpt> excerpts = new TreeMap<>();
  private int lines;

  /** No sources at all. */
  public static Sources none() {
    return new Sources();
  }

  /** The sources of the project that this JVM's working directory belongs to. */
  public static Sources of(ExplorationResult result) {
    return of(result, Nearby.PROJECT, Nearby.INDEX);
  }

  static Sources of(ExplorationResult result, Project project, SourceIndex index) {
    Sources sources = new Sources();
    Places places = Places.of(result);
    for (String name : places.files()) {
      if (!places.isAmbiguous(name)) {
        index
            .find(name, places.packageOf(name))
            .ifPresent(file -> sources.add(name, file, project.relative(file), places));
      }
    }
    return sources;
  }

  /** Excerpts by the name of the file, as places have it: {@code Account.java}. */
  public SortedMap<String, Excerpt> excerpts() {
    return Collections.unmodifiableSortedMap(excerpts);
  }

  /** Where the file of that name is, from the project's root, with slashes; empty if not found. */
  public Optional<String> path(String file) {
    return Optional.ofNullable(excerpts.get(file)).map(Excerpt::path);
  }

  private void add(String name, Path file, String path, Places places) {
    List<String> text = read(file);
    SortedMap<Integer, String> around = new TreeMap<>();
    for (int line : places.lines(name)) {
      int last = Math.min(text.size(), line + LINES_AROUND);
      for (int i = Math.max(1, line - LINES_AROUND); i <= last && lines < MOST_LINES; i++) {
        if (around.put(i, shortened(text.get(i - 1))) == null) {
          lines++;
        }
      }
    }
    excerpts.put(name, new Excerpt(path, around));
  }

  private static List<String> read(Path file) {
    try {
      return Files.size(file) > LARGEST_FILE
          ? List.of()
          : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...";
  }

  /** Looked for once in a JVM, when the first report is written. */
  private static final class Nearby {
    static final Project PROJECT = Project.around(Path.of(""));
    static final SourceIndex INDEX = SourceIndex.of(PROJECT);
  }
}
