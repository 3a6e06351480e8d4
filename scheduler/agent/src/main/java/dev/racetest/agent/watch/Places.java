package dev.racetest.agent.watch;

import dev.racetest.hooks.Sites;

/** Gives out the sites of one class, with their places in methods and lines. */
final class Places {
  /** As the detector has it for constructors. */
  private static final int PUBLISHES = 1 << 16;

  private final ClassLoader loader;
  private final String type;
  private final String file;
  private String method = "";
  private int line = -1;
  private int ordinal;
  private int flags;

  Places(ClassLoader loader, String internalName, String file) {
    this.loader = loader;
    this.type = internalName.replace('/', '.');
    this.file = file;
  }

  /**
   * What follows is in a method.
   *
   * @param publishes whether it is a constructor of a class with final fields that refer to objects
   */
  void method(String name, boolean publishes) {
    method = name;
    flags = publishes ? PUBLISHES : 0;
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
    return Sites.add(loader, type, method, file, line, ordinal++, ownerName, member, flags);
  }
}
