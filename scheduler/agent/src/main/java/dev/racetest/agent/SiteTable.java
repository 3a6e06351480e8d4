package dev.racetest.agent;

import dev.racetest.hooks.Sites;

/** Gives out the sites of one class, with their places in methods and lines. */
final class SiteTable {
  private final ClassLoader loader;
  private final String type;
  private final Treatment treatment;
  private String file;
  private String method = "";
  private int line = -1;
  private int ordinal;

  SiteTable(ClassLoader loader, String internalName, Treatment treatment) {
    this.loader = loader;
    this.type = internalName.replace('/', '.');
    this.treatment = treatment;
  }

  void file(String source) {
    file = source;
  }

  void enterMethod(String name) {
    method = name;
    line = -1;
  }

  void line(int newLine) {
    line = newLine;
  }

  /** A site at the current place that concerns no member. */
  int next(int flags) {
    return next(null, null, flags);
  }

  /** A site at the current place for {@code member} of the class {@code owner} (internal name). */
  int next(String owner, String member, int flags) {
    int all =
        flags
            | (treatment.isUser() ? 0 : Sites.QUIET)
            | (treatment.accesses ? 0 : Sites.VOLATILE_ONLY);
    String ownerName = owner == null ? null : owner.replace('/', '.');
    return Sites.add(loader, type, method, file, line, ordinal++, ownerName, member, all);
  }
}
