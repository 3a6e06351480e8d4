package dev.racetest.samples.conformance;

import dev.racetest.samples.Corpus;
import dev.racetest.samples.Samples;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Recording;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Recordings of the corpus as a file, to be repeated by a JVM that knows nothing else. */
final class TokenFile {
  private TokenFile() {}

  /**
   * Records executions of each program, with a seed of its own each.
   *
   * @param without names of programs to leave out
   */
  static void write(Path file, int executions, Predicate<String> without) throws Exception {
    List<String> lines = new ArrayList<>();
    for (Method program : Corpus.CONFORMANCE.programs().toList()) {
      if (without.test(Samples.name(program))) {
        continue;
      }
      for (Recording recording :
          Explorer.record(
              Corpus.options(program).withSchedules(executions), Samples.body(program))) {
        lines.add(String.join(" ", Samples.name(program), recording.token(), hash(recording)));
      }
    }
    Files.write(file, lines);
  }

  /** Repeats what the file names; prints how many there were, and each that was not the same. */
  public static void main(String[] arguments) throws Exception {
    Map<String, List<String[]>> byProgram = read(Path.of(arguments[0]));
    int repeated = 0;
    int different = 0;
    for (Method program : Corpus.CONFORMANCE.programs().toList()) {
      List<String[]> recorded = byProgram.getOrDefault(Samples.name(program), List.of());
      List<String> tokens = recorded.stream().map(fields -> fields[1]).toList();
      List<Recording> again =
          Explorer.repeat(Corpus.options(program), Samples.body(program), tokens);
      for (int i = 0; i < again.size(); i++) {
        repeated++;
        if (!hash(again.get(i)).equals(recorded.get(i)[2])) {
          different++;
          System.out.println(
              "different: %s %s, not %s as in %s"
                  .formatted(
                      Samples.name(program),
                      tokens.get(i),
                      hash(again.get(i)),
                      recorded.get(i)[2]));
        }
      }
    }
    System.out.println("repeated " + repeated + ", different " + different);
    // Threads that programs have leaked must not keep this JVM.
    System.exit(0);
  }

  /**
   * Not the trace's: what the JDK has initialised once may show in it, and differs between JVMs.
   */
  private static String hash(Recording recording) {
    return Long.toHexString(recording.eventHash());
  }

  private static Map<String, List<String[]>> read(Path file) throws IOException {
    Map<String, List<String[]>> byProgram = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split(" ");
      byProgram.computeIfAbsent(fields[0], any -> new ArrayList<>()).add(fields);
    }
    return byProgram;
  }
}
