package dev.racetest.reports.corpus;

import dev.racetest.reports.ReportName;
import dev.racetest.reports.text.LockedFolder;
import dev.racetest.reports.text.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The file with the tokens of one test. Several JVMs may change it at the same time: each reads it
 * again under a lock, changes what it has come to change, and puts a whole new file in its place.
 */
public final class CorpusFile {
  private final Path folder;
  private final Path file;
  private final String test;

  /**
   * Makes the file as a value; on disk it is made when there is something to keep.
   *
   * @param folder that of the corpus
   * @param name what the files of the test are called
   * @param test what binds tokens to the test
   */
  public CorpusFile(Path folder, ReportName name, String test) {
    this.folder = folder;
    this.file = folder.resolve(name.id() + ".txt");
    this.test = test;
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /**
   * What is in it; nothing if it is not there.
   *
   * @throws IOException if it cannot be read, or is no text in UTF-8
   */
  public CorpusText read() throws IOException {
    try {
      return CorpusText.of(test, Files.readString(file));
    } catch (NoSuchFileException nothingKept) {
      return CorpusText.of(test, "");
    }
  }

  /**
   * Adds a token, unless it is there.
   *
   * @throws IOException if the file cannot be written
   */
  public void keep(KeptToken token) throws IOException {
    Files.createDirectories(folder);
    change(text -> text.with(token));
  }

  /**
   * Removes tokens; and the file, if nothing is left.
   *
   * @throws IOException if the file cannot be written
   */
  public void drop(List<KeptToken> tokens) throws IOException {
    List<String> texts = tokens.stream().map(KeptToken::text).toList();
    change(text -> text.without(texts));
  }

  private void change(UnaryOperator<CorpusText> change) throws IOException {
    new LockedFolder(folder, ".corpus.lock").alone(() -> write(change));
  }

  private void write(UnaryOperator<CorpusText> change) throws IOException {
    CorpusText before = read();
    CorpusText after = change.apply(before);
    if (after.isEmpty()) {
      Files.deleteIfExists(file);
    } else if (!after.equals(before)) {
      WholeFile.write(file, after.toString());
    }
  }
}
