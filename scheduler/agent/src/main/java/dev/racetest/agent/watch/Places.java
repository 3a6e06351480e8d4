package dev.racetest.agent.watch;

import dev.racetest.hooks.Sites;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives out the sites of one class, with their places in methods and lines. What one line does to
 * one variable is one site: {@code x++} is not two races.
 */
final class Places {
  /** As the detector has it for constructors. */
  private static final int PUBLISHES = 1 << 16;

  /** As the detector has it for methods that call nothing. */
  private static final int LEAF = 1 << 17;

  private final ClassLoader loader;
  private final String type;
  private final String file;
  private String method = "";
  private int line = -1;
  private int ordinal;
  private int flags;

  /** The sites of the current method, by the line and the member that they are for. */
  private final Map<String, Integer> known = new HashMap<>();

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
    known.clear();
  }

  /** Whether the method calls nothing, so that it is not entered in the calling context tree. */
  void leaf(boolean isLeaf) {
    flags = isLeaf ? flags | LEAF : flags & ~LEAF;
  }

  void line(int newLine) {
    line = newLine;
  }

  /** A number of the current method that no other has. */
  int methodNumber() {
    return add(null, null);
  }

  /** The site at the current line for a member of a class (internal name); both may be null. */
  int site(String owner, String member) {
    String key = line + " " + owner + " " + member;
    return known.computeIfAbsent(key, any -> add(owner, member));
  }

  private int add(String owner, String member) {
    String ownerName = owner == null ? null : owner.replace('/', '.');
    return Sites.add(loader, type, method, file, line, ordinal++, ownerName, member, flags);
  }
}
