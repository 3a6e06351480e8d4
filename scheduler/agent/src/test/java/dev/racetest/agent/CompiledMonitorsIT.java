package dev.racetest.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import acme.Monitors;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HotSpot's compilers take rewritten methods with monitors, in code under test and in the JDK. */
class CompiledMonitorsIT {
  @ParameterizedTest
  @ValueSource(strings = {"-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation"})
  void bothCompilersTakeThem(String compiler) throws Exception {
    String printed = run(compiler);
    assertTrue(printed.lines().anyMatch("done"::equals), printed);
    List<String> refused =
        printed.lines().filter(line -> line.contains("COMPILE SKIPPED")).toList();
    assertEquals(List.of(), refused);
    assertTrue(printed.contains("acme.Monitors::main ("), printed);
  }

  private static String run(String compiler) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:") && argument.contains("racetest"))
        .forEach(command::add);
    // Compiles each of them before it is run for the first time.
    command.add("-Xcomp");
    command.add(compiler);
    command.add("-XX:CompileCommand=quiet");
    command.add("-XX:CompileCommand=compileonly,acme.Monitors::*");
    command.add("-XX:CompileCommand=compileonly,java.util.concurrent.ConcurrentHashMap::*");
    command.add("-XX:+PrintCompilation");
    command.add("-classpath");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Monitors.class.getName());
    Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, jvm.waitFor(), printed);
    return printed;
  }
}
