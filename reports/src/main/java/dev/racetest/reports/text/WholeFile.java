package dev.racetest.reports.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files so that nobody ever reads half of one. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes the text in UTF-8, in place of what the file held. */
  public static void write(Path file, String text) throws IOException {
    long writer = ProcessHandle.current().pid();
    Path part = file.resolveSibling(file.getFileName() + "." + writer + ".part");
    try {
      // Not writeString: it refuses halves of surrogate pairs, which code under test may print.
      Files.write(part, text.getBytes(StandardCharsets.UTF_8));
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException rare) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
