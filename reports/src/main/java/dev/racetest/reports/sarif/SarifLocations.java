package dev.racetest.reports.sarif;

import dev.racetest.reports.json.JsonObject;
import dev.racetest.reports.sources.Sources;
import dev.racetest.scheduler.history.Event;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places in the code as SARIF's locations: relative to the project's root where the file was found,
 * else relative to a source root that nobody knows here.
 */
final class SarifLocations {
  private static final String PROJECT_ROOT = "PROJECTROOT";
  private static final String SOURCE_ROOT = "SRCROOT";

  /** {@code Account.java:33} or {@code Account.java}. */
  private static final Pattern PLACE =
      Pattern.compile("([^\\s():/\\\\]+\\.[A-Za-z]+)(?::(\\d{1,9}))?");

  private static final List<String> NOT_UNDER_TEST =
      List.of(
          "java.", "javax.", "jdk.", "sun.", "com.sun.", "org.junit.", "dev.racetest.scheduler.");

  private final Sources sources;

  SarifLocations(Sources sources) {
    this.sources = sources;
  }

  /** What the names of the roots mean. */
  static JsonObject roots() {
    return new JsonObject()
        .with(
            PROJECT_ROOT, root("The directory of the repository, or of the outermost build file."))
        .with(SOURCE_ROOT, root("The source root of a file that was not found in the project."));
  }

  private static JsonObject root(String description) {
    return new JsonObject().with("description", SarifMessage.of(description));
  }

  /** Where a task did something. */
  JsonObject of(Event event, String message) {
    return under(event.stack())
        .map(this::of)
        .orElseGet(() -> of(event.place()))
        .with("message", SarifMessage.of(message));
  }

  /** The innermost frame that belongs to the code under test, as far as that can be told. */
  Optional<StackTraceElement> under(List<StackTraceElement> stack) {
    return stack.stream()
        .filter(frame -> sources.path(fileName(frame)).isPresent())
        .findFirst()
        .or(() -> stack.stream().filter(SarifLocations::isUnderTest).findFirst());
  }

  private static boolean isUnderTest(StackTraceElement frame) {
    return NOT_UNDER_TEST.stream().noneMatch(frame.getClassName()::startsWith);
  }

  JsonObject of(StackTraceElement frame) {
    JsonObject location = new JsonObject();
    if (!fileName(frame).isEmpty()) {
      location.with("physicalLocation", physical(frame));
    }
    String function = frame.getClassName() + "." + frame.getMethodName();
    JsonObject logical = new JsonObject().with("fullyQualifiedName", function);
    return location.with("logicalLocations", List.of(logical.with("kind", "function")));
  }

  /** The location of a place in words; without a file in it, one that says nothing. */
  JsonObject of(String place) {
    Matcher matcher = PLACE.matcher(place);
    if (!matcher.matches()) {
      return new JsonObject();
    }
    String file = matcher.group(1);
    int line = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    return new JsonObject().with("physicalLocation", physical(file, file, line));
  }

  private JsonObject physical(StackTraceElement frame) {
    String className = frame.getClassName();
    String directory = className.substring(0, className.lastIndexOf('.') + 1).replace('.', '/');
    return physical(fileName(frame), directory + fileName(frame), frame.getLineNumber());
  }

  private JsonObject physical(String file, String pathInSourceRoot, int line) {
    Optional<String> path = sources.path(file);
    JsonObject artifact =
        new JsonObject()
            .with("uri", RelativeUri.of(path.orElse(pathInSourceRoot)))
            .with("uriBaseId", path.isPresent() ? PROJECT_ROOT : SOURCE_ROOT);
    JsonObject physical = new JsonObject().with("artifactLocation", artifact);
    return line > 0 ? physical.with("region", new JsonObject().with("startLine", line)) : physical;
  }

  private static String fileName(StackTraceElement frame) {
    return frame.getFileName() == null ? "" : frame.getFileName();
  }
}
