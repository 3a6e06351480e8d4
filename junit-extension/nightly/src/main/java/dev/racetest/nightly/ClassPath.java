package dev.racetest.nightly;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a class path holds, as a hash for each of its entries. */
final class ClassPath {
  /** Enough to tell entries apart, and short enough to be shown. */
  private static final int BYTES_SHOWN = 8;

  private ClassPath() {}

  /**
   * Hashes by the names of jars and folders; not by their paths, which differ between machines.
   *
   * @throws UncheckedIOException if an entry cannot be read
   */
  static Map<String, String> hashes(String classPath) {
    return hashes(classPath, Files::exists);
  }

  /** The same for folders only: jars are not written while a job goes on. */
  static Map<String, String> hashesOfFolders(String classPath) {
    return hashes(classPath, Files::isDirectory);
  }

  private static Map<String, String> hashes(String classPath, Predicate<Path> isHashed) {
    Map<String, String> hashes = new TreeMap<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (isHashed.test(path)) {
        hashes.merge(
            String.valueOf(path.toAbsolutePath().normalize().getFileName()),
            hash(path),
            (one, other) -> one + "+" + other);
      }
    }
    return hashes;
  }

  private static String hash(Path entry) {
    try (Stream<Path> files = Files.walk(entry)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(entry.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES_SHOWN);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "The class path entry " + entry + " cannot be read: " + unreadable, unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
