package dev.racetest.benchmarks.watched;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** The programs, by name; each is made in the JVM that runs it. */
final class Programs {
  private Programs() {}

  static Map<String, Callable<Program>> all() {
    Map<String, Callable<Program>> all = new LinkedHashMap<>();
    all.put("sort", Sort::new);
    all.put("matrix", Matrix::new);
    all.put("trees", Trees::new);
    all.put("map", MapLoad::new);
    all.put("json", JsonParse::new);
    all.put("chain", Chain::new);
    all.put("http", HttpLoad::new);
    return all;
  }
}
