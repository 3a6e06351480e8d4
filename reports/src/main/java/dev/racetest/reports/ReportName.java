package dev.racetest.reports;

import dev.racetest.reports.text.Fingerprint;

/**
 * The name of a test's files: made of the test's name, safe on every system, and different for
 * different tests. Characters that are not safe everywhere become {@code _}; a fingerprint then
 * keeps the names apart.
 */
public final class ReportName {
  private static final int LONGEST = 120;
  private static final int LONGEST_LABEL = 40;

  private final String name;
  private final String suffix;
  private final String label;

  private ReportName(String name, String suffix, String label) {
    this.name = name;
    this.suffix = suffix;
    this.label = label;
  }

  /** The name for a test that is run once. */
  public static ReportName of(String test) {
    String safe = safe(test, LONGEST);
    boolean isUsable = safe.equals(test) && !safe.isEmpty() && !isReserved(safe);
    return new ReportName(safe, isUsable ? "" : "-" + fingerprint(test), "");
  }

  private static boolean isReserved(String name) {
    return name.equalsIgnoreCase("summary");
  }

  /**
   * The name for one invocation of a test that has several.
   *
   * @param test the name of the test
   * @param invocation tells the invocation from the others, the same in every run
   * @param label what a reader knows the invocation by; may change from run to run
   */
  public static ReportName of(String test, String invocation, String label) {
    String safe = safe(label, LONGEST_LABEL).replaceAll("^_+|_+$", "");
    return new ReportName(
        safe(test, LONGEST) + "-" + safe(invocation, LONGEST_LABEL),
        "-" + fingerprint(test + '\n' + invocation),
        safe.isEmpty() ? "" : "-" + safe);
  }

  private static String safe(String text, int longest) {
    String safe = text.replaceAll("[^A-Za-z0-9._$-]+", "_");
    return safe.length() <= longest ? safe : safe.substring(0, longest);
  }

  private static String fingerprint(String text) {
    return Fingerprint.of(text).substring(0, 8);
  }

  /** The name without the label: the same in every run. */
  public String id() {
    return name + suffix;
  }

  String file(Format format) {
    return name + label + suffix + format.extension();
  }

  /** Whether the file was written for the same test, maybe with another label. */
  boolean isOf(String file) {
    for (Format format : Format.values()) {
      String end = suffix + format.extension();
      boolean isNamed = file.equals(name + end);
      boolean isLabelled = !suffix.isEmpty() && file.startsWith(name + "-") && file.endsWith(end);
      if (isNamed || isLabelled) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return name + label + suffix;
  }
}
