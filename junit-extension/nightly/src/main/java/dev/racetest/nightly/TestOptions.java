package dev.racetest.nightly;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which tests are explored. */
final class TestOptions {
  @Option(
      names = "--scan-classpath",
      paramLabel = "DIR",
      description =
          "Explores all @RaceTest methods of the classes in a folder, such as"
              + " target/test-classes, or in a jar. May be repeated.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--select-class",
      paramLabel = "CLASS",
      description = "Explores the @RaceTest methods of a class. May be repeated.")
  private List<String> classes = new ArrayList<>();

  /**
   * Finds the tests.
   *
   * @throws ParameterException if there are none where they should be
   */
  List<FoundTest> find(CommandSpec spec) {
    List<DiscoverySelector> selectors = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.exists(folder)) {
        throw new ParameterException(
            spec.commandLine(),
            "--scan-classpath: there is no %s here (%s); name the folder of the test classes, such"
                    .formatted(folder, Path.of("").toAbsolutePath())
                + " as --scan-classpath target/test-classes");
      }
      selectors.addAll(DiscoverySelectors.selectClasspathRoots(Set.of(folder)));
    }
    for (String name : classes) {
      selectors.add(DiscoverySelectors.selectClass(load(name, spec)));
    }
    if (selectors.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "Which tests? Add --scan-classpath target/test-classes, or --select-class"
              + " com.acme.LedgerTest");
    }
    List<FoundTest> tests = Discovery.find(selectors);
    if (tests.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no @RaceTest method in %s%s; the classes must be on the class path, too"
              .formatted(folders.isEmpty() ? "" : folders, classes.isEmpty() ? "" : classes));
    }
    return tests;
  }

  private static Class<?> load(String name, CommandSpec spec) {
    try {
      return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException | LinkageError missing) {
      throw new ParameterException(
          spec.commandLine(),
          "--select-class: there is no class %s on the class path; write its full name, such as"
                  .formatted(name)
              + " com.acme.LedgerTest, or com.acme.LedgerTest$Inner for a nested one",
          missing);
    }
  }
}
