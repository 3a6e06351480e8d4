package dev.racetest.benchmarks.hooks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Nanoseconds of each hook, measured with JMH: outside explorations without the agent and with it,
 * then within executions. An argument is a part of the names of those that are wanted.
 */
public final class HookCosts {
  /** JMH accesses memory by means of which newer JDKs warn. */
  private static final int UNSAFE_WARNS = 24;

  private static final String ALLOW_UNSAFE = "--sun-misc-unsafe-memory-access=allow";

  private HookCosts() {}

  /** Prints both tables, and the machine's load beside them. */
  public static void main(String[] arguments) throws RunnerException {
    String wanted = arguments.length > 0 ? arguments[0] : "";
    List<String> bareJvm =
        Runtime.version().feature() >= UNSAFE_WARNS ? List.of(ALLOW_UNSAFE) : List.of();
    List<String> agent = new ArrayList<>(bareJvm);
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:"))
        .forEach(agent::add);
    System.out.printf("JDK %s, load at the start %.1f%n", Runtime.version(), load());
    Map<String, Double> bare = nanos(InactiveHooks.class, wanted, bareJvm);
    Map<String, Double> loaded = nanos(InactiveHooks.class, wanted, agent);
    System.out.printf("%nno exploration%16s %12s %12s%n", "no agent", "agent", "ratio");
    bare.forEach(
        (name, nanos) ->
            System.out.printf(
                "%-20s %10.2f %12.2f %12.2f%n",
                name, nanos, loaded.get(name), loaded.get(name) / nanos));
    System.out.printf("%nwithin executions, detector on%n");
    nanos(ActiveHooks.class, wanted, agent)
        .forEach((name, nanos) -> System.out.printf("%-20s %10.1f%n", name, nanos));
    System.out.printf("load at the end %.1f%n", load());
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static Map<String, Double> nanos(Class<?> type, String wanted, List<String> jvm)
      throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(type.getName().replace(".", "\\.") + "\\..*" + wanted)
                    .jvmArgs(jvm.toArray(new String[0]))
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run();
    Map<String, Double> nanos = new TreeMap<>();
    for (RunResult result : results) {
      nanos.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore());
    }
    return nanos;
  }
}
