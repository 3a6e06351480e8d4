package dev.racetest.reports.sources;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lines of a source file.
 *
 * @param path the file, from the project's root, with slashes
 * @param lines the lines by their numbers, from 1 on
 */
public record Excerpt(String path, SortedMap<Integer, String> lines) {
  /** Makes an excerpt; later changes of the map do not change it. */
  public Excerpt {
    lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
  }
}
