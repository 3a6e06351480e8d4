package dev.racetest.scheduler.install;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How another JVM is started that is like this one. */
public final class JvmArguments {
  /** They open a port, or write a file at the end, which two JVMs cannot do. */
  private static final List<String> NOT_INHERITED =
      List.of(
          "-agentlib:jdwp",
          "-Xrunjdwp",
          "-Dcom.sun.management.jmxremote",
          "-XX:StartFlightRecording",
          "-XX:FlightRecorderOptions",
          "-XX:ArchiveClassesAtExit");

  /** The arguments that a JVM takes from these are among those that it knows of. */
  private static final List<String> IN_ENVIRONMENT =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private JvmArguments() {}

  /** Java and the arguments of this JVM; the class path and the class to be run are to follow. */
  public static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(inherited(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    return command;
  }

  /** Those of a JVM's arguments that another one can have, too. */
  static List<String> inherited(List<String> arguments) {
    return arguments.stream()
        .filter(argument -> NOT_INHERITED.stream().noneMatch(argument::startsWith))
        .toList();
  }

  /** Removes from an environment what would bring the same arguments once more. */
  public static void removeFrom(Map<String, String> environment) {
    IN_ENVIRONMENT.forEach(environment::remove);
  }
}
