package dev.racetest.benchmarks.watched;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the race mode costs: each program bare and watched, in turns, each time in a JVM of its own.
 * Prints how many times as long a run takes and how many times the memory it needs, and the
 * geometric means. Arguments: seconds for each measurement, turns, and words of which a program's
 * name must hold one.
 */
public final class RaceModeCost {
  private RaceModeCost() {}

  /** A measurement: milliseconds by the clock, of processor time, and megabytes. */
  private record Cost(double clock, double processor, double memory) {}

  /** Prints the table. */
  public static void main(String[] arguments) throws Exception {
    String seconds = arguments.length > 0 ? arguments[0] : "3";
    int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    List<String> words =
        List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
    System.out.printf(
        "JDK %s%n%-8s %10s %10s %8s %8s %9s %9s %8s %6s%n",
        Runtime.version(),
        "",
        "bare ms",
        "watched",
        "clock",
        "cpu",
        "bare MB",
        "watched",
        "memory",
        "load");
    List<double[]> ratios = new ArrayList<>();
    for (String program : Programs.all().keySet()) {
      if (words.isEmpty() || words.stream().anyMatch(program::contains)) {
        ratios.add(row(program, seconds, turns));
      }
    }
    System.out.printf(
        "%-8s %21s %7.1fx %7.1fx %19s %7.1fx%n",
        "geometric mean", "", mean(ratios, 0), mean(ratios, 1), "", mean(ratios, 2));
  }

  private static double[] row(String program, String seconds, int turns) throws Exception {
    List<Cost> bare = new ArrayList<>();
    List<Cost> watched = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      bare.add(run(program, seconds, false));
      watched.add(run(program, seconds, true));
    }
    Cost one = medians(bare);
    Cost other = medians(watched);
    double[] ratios = {
      other.clock / one.clock, other.processor / one.processor, other.memory / one.memory
    };
    System.out.printf(
        "%-8s %10.1f %10.1f %7.1fx %7.1fx %9.0f %9.0f %7.1fx %6.1f%n",
        program,
        one.clock,
        other.clock,
        ratios[0],
        ratios[1],
        one.memory,
        other.memory,
        ratios[2],
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    return ratios;
  }

  private static Cost run(String program, String seconds, boolean isWatched)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (isWatched) {
      command.add(agent() + "=race");
    }
    // A collector that takes no more than it needs, so that memory can be compared.
    command.addAll(List.of("-XX:+UseSerialGC", "-Xms8m", "-Xmx1g"));
    // On JDK 17 the server otherwise waits 40 ms for an acknowledgement in each answer.
    command.add("-Dsun.net.httpserver.nodelay=true");
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.addAll(List.of(OneProgram.class.getName(), program, seconds));
    Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = jvm.waitFor();
    String result =
        said.lines().filter(line -> line.startsWith(OneProgram.MARK)).findFirst().orElse("");
    if (status != 0 || result.isEmpty() || said.contains("WARNING: DATA RACE")) {
      throw new IllegalStateException(program + " has failed with " + status + ": " + said);
    }
    String[] numbers = result.substring(OneProgram.MARK.length()).split(" ");
    return new Cost(
        Double.parseDouble(numbers[0]),
        Double.parseDouble(numbers[1]),
        Double.parseDouble(numbers[2]));
  }

  /** The agent that this JVM was started with. */
  private static String agent() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("start this with -javaagent:<agent's jar>"));
  }

  private static Cost medians(List<Cost> costs) {
    return new Cost(
        median(costs.stream().mapToDouble(Cost::clock).toArray()),
        median(costs.stream().mapToDouble(Cost::processor).toArray()),
        median(costs.stream().mapToDouble(Cost::memory).toArray()));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static double mean(List<double[]> ratios, int column) {
    double logs = 0;
    for (double[] row : ratios) {
      logs += Math.log(row[column]);
    }
    return Math.exp(logs / ratios.size());
  }
}
