package dev.racetest.scheduler.text;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The folders below which the sources of a Maven or Gradle build lie: {@code src/main/java} and its
 * like, in the module of the working directory and in those around it.
 */
final class SourceRoots {
  private static final List<String> BUILD_FILES =
      List.of(
          "pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");
  private static final List<String> LANGUAGES = List.of("java", "kotlin");
  private static final Set<String> WITHOUT_SOURCES =
      Set.of("src", "target", "build", "node_modules");
  private static final int LEVELS = 2;

  /** A folder with more than this is no build that is worth searching. */
  private static final int MOST_FOLDERS = 300;

  private final Set<Path> roots = new TreeSet<>();
  private int visited;

  private SourceRoots(Path workingDirectory) {
    visit(outermostBuild(workingDirectory), LEVELS);
    visit(workingDirectory, 1);
  }

  /** In an order that is the same every time; none if the folders cannot be read. */
  static List<Path> around(Path workingDirectory) {
    try {
      return List.copyOf(new SourceRoots(workingDirectory.toAbsolutePath().normalize()).roots);
    } catch (SecurityException forbidden) {
      return List.of();
    }
  }

  /** The folder, or one above it that is part of the same build. */
  private static Path outermostBuild(Path folder) {
    Path outermost = folder;
    Path above = folder.getParent();
    for (int i = 0; i < LEVELS && above != null; i++) {
      if (isBuild(above)) {
        outermost = above;
      }
      above = above.getParent();
    }
    return outermost;
  }

  private static boolean isBuild(Path folder) {
    return BUILD_FILES.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  private void visit(Path folder, int levels) {
    for (Path set : folders(folder.resolve("src"))) {
      for (String language : LANGUAGES) {
        Path root = set.resolve(language);
        if (Files.isDirectory(root)) {
          roots.add(root);
        }
      }
    }
    if (levels > 0) {
      for (Path inner : folders(folder)) {
        String name = inner.getFileName().toString();
        if (!name.startsWith(".") && !WITHOUT_SOURCES.contains(name)) {
          visit(inner, levels - 1);
        }
      }
    }
  }

  private List<Path> folders(Path folder) {
    List<Path> folders = new ArrayList<>();
    if (visited > MOST_FOLDERS || !Files.isDirectory(folder)) {
      return folders;
    }
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (Path each : inside) {
        visited++;
        folders.add(each);
        if (visited > MOST_FOLDERS) {
          break;
        }
      }
    } catch (IOException unreadable) {
      return List.of();
    }
    folders.sort(null);
    return folders;
  }
}
