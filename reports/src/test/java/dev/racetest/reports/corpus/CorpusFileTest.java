package dev.racetest.reports.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.reports.ReportName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusFileTest {
  @TempDir Path directory;

  private CorpusFile file() {
    return new CorpusFile(directory.resolve("a/corpus"), ReportName.of("T.m"), "T.m");
  }

  private static KeptToken token(int choice) {
    return new KeptToken(Tokens.of("T.m", choice), "number " + choice);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("a/corpus"))) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theFolderIsMadeWhenThereIsSomethingToKeep() throws IOException {
    assertEquals(List.of(), file().read().tokens());
    assertFalse(Files.exists(directory.resolve("a")));

    file().keep(token(1));

    assertEquals(List.of(token(1)), file().read().tokens());
    assertEquals(directory.resolve("a/corpus/T.m.txt"), file().path());
    assertEquals(List.of(".corpus.lock", "T.m.txt"), files());
  }

  @Test
  void withTheLastTokenTheFileGoes() throws IOException {
    file().keep(token(1));
    file().keep(token(2));

    file().drop(List.of(token(1)));
    assertEquals(List.of(token(2)), file().read().tokens());
    file().drop(List.of(token(2)));
    assertEquals(List.of(".corpus.lock"), files());
  }

  @Test
  void whatIsNoTextIsLeftAlone() throws IOException {
    Files.createDirectories(file().path().getParent());
    byte[] bytes = {(byte) 0xff, 'a'};
    Files.write(file().path(), bytes);

    assertThrows(IOException.class, () -> file().read());
    assertThrows(IOException.class, () -> file().keep(token(1)));
    assertEquals(2, Files.size(file().path()));
  }

  @Test
  void nothingOfTwoWritersIsLost() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService writers = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> both =
          Stream.of(0, 10)
              .<Future<?>>map(first -> writers.submit(() -> keepTen(together, first)))
              .toList();
      for (Future<?> one : both) {
        one.get();
      }
    } catch (ExecutionException failure) {
      throw new AssertionError(failure.getCause());
    } finally {
      writers.shutdown();
    }

    assertEquals(
        new TreeSet<>(IntStream.range(0, 20).mapToObj(i -> token(i).text()).toList()),
        new TreeSet<>(file().read().tokens().stream().map(KeptToken::text).toList()));
    assertEquals(List.of(), file().read().unused());
    assertTrue(files().stream().noneMatch(name -> name.endsWith(".part")), () -> "a part is left");
  }

  private Void keepTen(CyclicBarrier together, int first) throws Exception {
    for (int i = first; i < first + 10; i++) {
      together.await();
      file().keep(token(i));
    }
    return null;
  }
}
