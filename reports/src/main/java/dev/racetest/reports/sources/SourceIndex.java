package dev.racetest.reports.sources;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The source files of a project by name. What is generated or hidden is not looked at, and in a
 * very large project not everything: the module that runs the tests comes first.
 */
final class SourceIndex {
  /** Enough for large projects; walking that many takes about a second on a slow disk. */
  private static final int LIMIT = 50_000;

  private static final Set<String> EXTENSIONS = Set.of("java", "kt", "groovy", "scala");
  private static final Set<String> SKIPPED =
      Set.of("target", "build", "out", "bin", "node_modules");

  private final Map<String, List<Path>> files = new HashMap<>();
  private final int limit;
  private int visited;

  private SourceIndex(int limit) {
    this.limit = limit;
  }

  static SourceIndex of(Project project) {
    return of(project, LIMIT);
  }

  static SourceIndex of(Project project, int limit) {
    SourceIndex index = new SourceIndex(limit);
    index.walk(project.module(), directory -> true);
    index.walk(project.root(), directory -> !directory.equals(project.module()));
    return index;
  }

  /**
   * The one file of that name and package; empty if there is none, or more than one: a wrong line
   * of code is worse than none.
   *
   * @param packageName the package; empty if it is not known
   */
  Optional<Path> find(String fileName, Optional<String> packageName) {
    List<Path> named = files.getOrDefault(fileName, List.of());
    List<Path> fitting =
        named.stream()
            .filter(file -> packageName.map(name -> isIn(file, name)).orElse(true))
            .toList();
    if (fitting.isEmpty() && !fileName.endsWith(".java")) {
      // Only Java's compiler wants the directories to be like the packages.
      fitting = named;
    }
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  private static boolean isIn(Path file, String packageName) {
    Path directory = file.getParent();
    return packageName.isEmpty()
        || directory != null && directory.endsWith(packageName.replace('.', '/'));
  }

  private void walk(Path start, Predicate<Path> wanted) {
    try {
      Files.walkFileTree(start, new Collector(start, wanted));
    } catch (IOException unreadable) {
      // Then its sources are not shown.
    }
  }

  private void add(Path file) {
    String name = file.getFileName().toString();
    if (EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1))) {
      files.computeIfAbsent(name, unseen -> new ArrayList<>()).add(file);
    }
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    private final Path start;
    private final Predicate<Path> wanted;

    Collector(Path start, Predicate<Path> wanted) {
      this.start = start;
      this.wanted = wanted;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return directory.equals(start) || isWanted(directory)
          ? FileVisitResult.CONTINUE
          : FileVisitResult.SKIP_SUBTREE;
    }

    private boolean isWanted(Path directory) {
      String name = directory.getFileName().toString();
      return !name.startsWith(".")
          && (!SKIPPED.contains(name) || isSource(directory))
          && wanted.test(directory);
    }

    /** There, these names are names of packages. */
    private boolean isSource(Path directory) {
      for (Path name : start.relativize(directory)) {
        if (name.toString().equals("src")) {
          return true;
        }
      }
      return false;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        add(file);
      }
      return ++visited < limit ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
      return FileVisitResult.CONTINUE;
    }
  }
}
