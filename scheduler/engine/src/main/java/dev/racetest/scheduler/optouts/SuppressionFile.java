package dev.racetest.scheduler.optouts;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Opt-outs for code that one cannot edit, in a file with a line for each:
 *
 * <pre>
 * # class (nested ones as Outer$Inner), field, reason
 * com.acme.Cache.hits: counted for statistics only
 * </pre>
 *
 * <p>Empty lines and those that begin with {@code #} do not count. The encoding is UTF-8.
 */
public final class SuppressionFile {
  /** The class path resource that is read where nothing else is asked for. */
  public static final String DEFAULT = "racetest-suppressions.txt";

  private static final String CLASS_PATH = "classpath:";

  private SuppressionFile() {}

  /**
   * Reads a file that was asked for.
   *
   * @param location a path, or {@code classpath:} and the name of a resource
   * @param loader where resources are looked for
   * @throws IllegalArgumentException if it is not there, or has lines that are wrong; the message
   *     names the file, the lines, and what is right
   */
  public static List<OptOut> read(String location, ClassLoader loader) {
    if (!location.startsWith(CLASS_PATH)) {
      return OptOut.distinct(parse(location, readFile(location)));
    }
    String name = location.substring(CLASS_PATH.length()).strip();
    List<URL> found = resources(name, loader);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no resource \""
              + name
              + "\" on the class path. Right are a path, or a resource such as "
              + CLASS_PATH
              + DEFAULT);
    }
    return readAll(found);
  }

  /**
   * Reads the class path resource {@link #DEFAULT}, or several of that name; none is fine.
   *
   * @throws IllegalArgumentException if there are lines that are wrong, as for {@link #read}
   */
  public static List<OptOut> readDefault(ClassLoader loader) {
    return readAll(resources(DEFAULT, loader));
  }

  /**
   * Reads the text of a file.
   *
   * @param name what the file is called in messages
   * @throws IllegalArgumentException if there are lines that are wrong, as for {@link #read}
   */
  public static List<OptOut> parse(String name, String text) {
    return new SuppressionLines(name).parse(text);
  }

  private static List<OptOut> readAll(List<URL> resources) {
    List<OptOut> all = new ArrayList<>();
    for (URL resource : resources) {
      all.addAll(parse(nameOf(resource, resources), readResource(resource)));
    }
    return OptOut.distinct(all);
  }

  /** Short where it is clear which one is meant. */
  private static String nameOf(URL resource, List<URL> all) {
    String path = resource.toString();
    return all.size() == 1 ? path.substring(path.lastIndexOf('/') + 1) : path;
  }

  private static List<URL> resources(String name, ClassLoader loader) {
    try {
      return Collections.list(loader.getResources(name));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "cannot look for " + name + " on the class path: " + unreadable, unreadable);
    }
  }

  private static String readResource(URL resource) {
    try (InputStream in = resource.openStream()) {
      return decode(in.readAllBytes());
    } catch (IOException unreadable) {
      throw unreadable(resource.toString(), unreadable);
    }
  }

  private static String readFile(String location) {
    try {
      Path path = Path.of(location).toAbsolutePath();
      if (!Files.exists(path)) {
        throw new IllegalArgumentException(
            "there is no file "
                + path
                + ". Right are a path, or a resource such as "
                + CLASS_PATH
                + DEFAULT);
      }
      return decode(Files.readAllBytes(path));
    } catch (IOException | InvalidPathException unreadable) {
      throw unreadable(location, unreadable);
    }
  }

  private static IllegalArgumentException unreadable(String name, Exception reason) {
    String why = reason instanceof CharacterCodingException ? "it is not UTF-8" : reason.toString();
    return new IllegalArgumentException("cannot read " + name + ": " + why, reason);
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
