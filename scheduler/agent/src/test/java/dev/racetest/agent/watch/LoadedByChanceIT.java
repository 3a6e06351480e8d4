package dev.racetest.agent.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import acme.Innocent;
import dev.racetest.agent.watch.WatchedJvm.Agent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What rewriting may load by chance is there when it begins: otherwise it is never rewritten. */
class LoadedByChanceIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"EXPLORING", "WATCHING"})
  void classesOfTheJdkAreLoadedBeforeTheProgram(Agent agent) throws Exception {
    Path log = folder.resolve("loaded.txt");
    WatchedJvm jvm = new WatchedJvm(folder).with(agent);
    assertEquals(0, jvm.withJvm("-Xlog:class+load=info:file=" + log).run(Innocent.class).status());
    List<String> loaded = Files.readAllLines(log);
    int program = place(loaded, "acme.Innocent");
    assertTrue(program < loaded.size(), "the program itself");
    assertTrue(place(loaded, "java.util.Random") < program, "Random");
    assertTrue(place(loaded, "java.util.concurrent.ThreadLocalRandom") < program, "of threads");
  }

  private static int place(List<String> loaded, String type) {
    for (int line = 0; line < loaded.size(); line++) {
      if (loaded.get(line).contains(" " + type + " ")) {
        return line;
      }
    }
    return Integer.MAX_VALUE;
  }
}
