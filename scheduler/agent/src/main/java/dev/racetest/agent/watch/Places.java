package dev.racetest.agent.watch;

import dev.racetest.hooks.Sites;

/** Gives out the sites of one class, with their places in methods and lines. */
final class Places {
  private final ClassLoader loader;
  private final String type;
  private final String file;
  private String method = "";
  private int line = -1;
  private int ordinal;

  Places(ClassLoader loader, String internalName, String file) {
    this.loader = loader;
    this.type = internalName.replace('/', '.');
    this.file = file;
  }

  void method(String name) {
    method = name;
    line = -1;
  }

  void line(int newLine) {
    line = newLine;
  }

  /** A number of the current method that no other has. */
  int methodNumber() {
    return site(null, null);
  }

  /** A site at the current place for a member of a class (internal name); both may be null. */
  int site(String owner, String member) {
    String ownerName = owner == null ? null : owner.replace('/', '.');
    return Sites.add(loader, type, method, file, line, ordinal++, ownerName, member, 0);
  }
}
