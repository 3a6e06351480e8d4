package dev.racetest.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the detector has not seen of the program. It counts as synchronising, so that no race is
 * told that is none; some may be missed.
 */
public final class NotWatched {
  /** A line names no more than this many. */
  private static final int MOST_NAMES = 12;

  /** Names of packages, shortened to two parts: those of one project are one entry. */
  private static final int PARTS = 2;

  private static final Map<String, Integer> PACKAGES = new TreeMap<>();
  private static final TreeSet<String> FAILED = new TreeSet<>();
  private static final TreeSet<String> LOADED_BEFORE = new TreeSet<>();
  private static int natives;

  private NotWatched() {}

  /** The accesses of a class are not watched, since of its package none are; by internal name. */
  public static synchronized void excluded(String type) {
    int end = 0;
    for (int part = 0; part < PARTS && end >= 0; part++) {
      int next = type.indexOf('/', end + 1);
      if (next < 0) {
        break;
      }
      end = next;
    }
    String name = end == 0 ? "the unnamed package" : type.substring(0, end).replace('/', '.');
    PACKAGES.put(name, PACKAGES.getOrDefault(name, 0) + 1);
  }

  /** A class could not be rewritten; by its name in source code. */
  public static synchronized void failed(String type) {
    FAILED.add(type);
  }

  /** A class was there before the agent, so that its fields are not watched; by internal name. */
  public static synchronized void loadedBefore(String type) {
    LOADED_BEFORE.add(type.replace('/', '.'));
  }

  /** A class that is watched has a method that is native code. */
  public static synchronized void nativeMethod() {
    natives++;
  }

  /** What there is to say, a line for each kind. */
  public static synchronized List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("accesses in the JDK's own code, other than to collections");
    if (!PACKAGES.isEmpty()) {
      List<String> packages = new ArrayList<>();
      for (Map.Entry<String, Integer> entry : PACKAGES.entrySet()) {
        int count = entry.getValue();
        packages.add(entry.getKey() + " (" + count + (count == 1 ? " class)" : " classes)"));
      }
      lines.add("accesses in " + listed(packages));
    }
    if (natives > 0) {
      lines.add(natives + (natives == 1 ? " native method" : " native methods"));
    }
    if (!LOADED_BEFORE.isEmpty()) {
      lines.add("fields of classes that were loaded before the agent: " + listed(LOADED_BEFORE));
    }
    if (!FAILED.isEmpty()) {
      lines.add("classes that could not be rewritten: " + listed(FAILED));
    }
    long threads = Watch.unwatchedThreads();
    if (threads > 0) {
      lines.add(threads + " threads: there were more at a time than can be told apart");
    }
    return lines;
  }

  private static String listed(Iterable<String> names) {
    List<String> shown = new ArrayList<>();
    int count = 0;
    for (String name : names) {
      count++;
      if (count <= MOST_NAMES) {
        shown.add(name);
      }
    }
    return String.join(", ", shown)
        + (count > MOST_NAMES ? " and " + (count - MOST_NAMES) + " more" : "");
  }
}
