package dev.racetest.reports.sources;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The project that runs the tests.
 *
 * @param module the working directory: build tools start tests in the directory of their module
 * @param root the directory of the whole project, to which paths in reports are relative
 */
record Project(Path module, Path root) {
  private static final List<String> BUILD_FILES =
      List.of(
          "pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

  /**
   * The project around a directory: up to the repository, else as far up as there are build files.
   */
  static Project around(Path directory) {
    Path module = directory.toAbsolutePath().normalize();
    for (Path above = module; above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(".git"))) {
        return new Project(module, above);
      }
    }
    return new Project(module, outermostBuild(module));
  }

  private static Path outermostBuild(Path module) {
    Path root = module;
    Path above = module.getParent();
    while (above != null && hasBuildFile(above)) {
      root = above;
      above = above.getParent();
    }
    return root;
  }

  private static boolean hasBuildFile(Path directory) {
    return BUILD_FILES.stream().anyMatch(name -> Files.exists(directory.resolve(name)));
  }

  /** The path from the root, with slashes on every system. */
  String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
