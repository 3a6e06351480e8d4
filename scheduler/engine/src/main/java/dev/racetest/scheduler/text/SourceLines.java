package dev.racetest.scheduler.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The lines of source that stack frames point to, where the sources lie in the build that runs the
 * tests. Nobody can tell whether a source has been changed since it was compiled. Not for use by
 * several threads at once.
 */
public final class SourceLines {
  /** Knows no sources. */
  public static final SourceLines NONE = new SourceLines(List::of);

  private static final int LARGEST_BYTES = 2_000_000;

  private final Supplier<List<Path>> search;
  private final Map<String, List<String>> files = new HashMap<>();
  private Optional<List<Path>> roots = Optional.empty();

  private SourceLines(Supplier<List<Path>> search) {
    this.search = search;
  }

  /**
   * Those of the build that {@code folder} is in: of its own module and the modules around it. The
   * folders are searched when the first line is asked for.
   */
  public static SourceLines around(Path folder) {
    return new SourceLines(() -> SourceRoots.around(folder));
  }

  /** The line that the frame points to, without its indentation; empty if it was not found. */
  public Optional<String> line(StackTraceElement frame) {
    List<String> file = file(frame);
    int number = frame.getLineNumber();
    return number < 1 || number > file.size()
        ? Optional.empty()
        : Optional.of(file.get(number - 1).strip()).filter(line -> !line.isEmpty());
  }

  /** All lines of the file that the frame is in; none if it was not found. */
  public List<String> file(StackTraceElement frame) {
    String name = frame.getFileName();
    if (name == null || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
      return List.of();
    }
    String type = frame.getClassName();
    String folder = type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/');
    return files.computeIfAbsent(folder + name, this::read);
  }

  /** Where several modules have a file of that name, nobody can tell which one was meant. */
  private List<String> read(String path) {
    List<Path> found = new ArrayList<>();
    for (Path root : roots()) {
      Path file = root.resolve(path);
      if (Files.isRegularFile(file)) {
        found.add(file);
      }
    }
    try {
      return found.size() == 1 && Files.size(found.get(0)) <= LARGEST_BYTES
          ? new String(Files.readAllBytes(found.get(0)), StandardCharsets.UTF_8).lines().toList()
          : List.of();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private List<Path> roots() {
    if (roots.isEmpty()) {
      roots = Optional.of(search.get());
    }
    return roots.get();
  }
}
