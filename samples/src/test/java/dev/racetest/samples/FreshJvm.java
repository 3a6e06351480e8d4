package dev.racetest.samples;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM with the agent and the class path of this one. */
public final class FreshJvm {
  private final List<String> options = new ArrayList<>();
  private String classPath =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  /** A JVM that runs tasks on {@code carrier}. */
  public FreshJvm(String carrier) {
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(
            argument ->
                argument.startsWith("-javaagent") || argument.startsWith("-Dracetest.include"))
        .forEach(options::add);
    options.add("-Dracetest.carrier=" + carrier);
  }

  /** With one more argument for the JVM. */
  public FreshJvm with(String option) {
    options.add(option);
    return this;
  }

  /** With a folder that comes before everything else on the class path. */
  public FreshJvm withFirst(Path folder) {
    classPath = folder + File.pathSeparator + classPath;
    return this;
  }

  /** Runs a program to its end and returns the lines that it has printed. */
  public List<String> run(Class<?> program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-classpath", classPath, program.getName()));
    command.addAll(List.of(arguments));
    Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] output = jvm.getInputStream().readAllBytes();
    jvm.waitFor();
    return new String(output, StandardCharsets.UTF_8).lines().toList();
  }
}
