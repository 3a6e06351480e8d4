package dev.racetest.benchmarks;

import dev.racetest.benchmarks.sct.SctProgram;
import dev.racetest.benchmarks.sct.SctPrograms;
import dev.racetest.scheduler.spi.StrategyProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * What {@link SchedulesToFirstBug} is to measure.
 *
 * @param programs the programs to search
 * @param strategies the names of the strategies that search
 * @param seeds how often each strategy searches each program, with another seed each time
 * @param cap how many executions a search may take
 * @param limit how long all searches of a strategy in a program may take together
 */
record FirstBugSettings(
    List<SctProgram> programs, List<String> strategies, int seeds, int cap, Duration limit) {
  private static final List<String> KEYS =
      List.of("programs", "strategies", "seeds", "cap", "seconds");

  /** Reads arguments of the form {@code key=value}; lists have commas. */
  static FirstBugSettings of(String[] arguments) {
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      if (parts.length < 2 || !KEYS.contains(parts[0])) {
        throw new IllegalArgumentException(
            "an argument must be one of " + KEYS + " with = and a value, but was " + argument);
      }
      values.put(parts[0], parts[1]);
    }
    return new FirstBugSettings(
        programs(values.get("programs")),
        strategies(values.get("strategies")),
        Integer.parseInt(values.getOrDefault("seeds", "20")),
        Integer.parseInt(values.getOrDefault("cap", "10000")),
        Duration.ofSeconds(Long.parseLong(values.getOrDefault("seconds", "60"))));
  }

  private static List<SctProgram> programs(String names) {
    List<SctProgram> all = SctPrograms.all();
    if (names == null) {
      return all;
    }
    List<SctProgram> some = new ArrayList<>();
    for (String name : names.split(",")) {
      some.add(
          all.stream()
              .filter(program -> program.name().equals(name))
              .findFirst()
              .orElseThrow(() -> unknown("program", name, all.stream().map(SctProgram::name))));
    }
    return some;
  }

  private static List<String> strategies(String names) {
    List<String> all =
        ServiceLoader.load(StrategyProvider.class).stream()
            .map(provider -> provider.get().name())
            .toList();
    if (names == null) {
      return all;
    }
    List<String> some = Arrays.asList(names.split(","));
    for (String name : some) {
      if (!all.contains(name)) {
        throw unknown("strategy", name, all.stream());
      }
    }
    return some;
  }

  private static IllegalArgumentException unknown(String what, String name, Stream<String> known) {
    return new IllegalArgumentException(
        "there is no " + what + " " + name + ", only " + known.toList());
  }
}
