package dev.racetest.reports.sources;

import java.nio.file.Path;
import java.util.List;

/**
 * A file with source code.
 *
 * @param path where it is
 * @param lines its lines; the first is number 1
 */
public record SourceFile(Path path, List<String> lines) {
  /** Makes a file; later changes of the list do not change it. */
  public SourceFile {
    lines = List.copyOf(lines);
  }
}
