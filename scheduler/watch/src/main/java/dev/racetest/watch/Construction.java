package dev.racetest.watch;

import dev.racetest.hooks.Sites;

/**
 * Whoever reads a final field sees what the constructor wrote to the objects that the field leads
 * to, however the reader came to the object (JLS 17.5). What leads to an object is not followed
 * here, so writes that a constructor of a class with such fields makes to other objects are taken
 * to be seen in this way.
 */
final class Construction {
  /** A flag of sites in constructors of classes with final fields that refer to objects. */
  static final int FLAG = 1 << 16;

  private Construction() {}

  static boolean isPublishing(int site) {
    return (Sites.flags(site) & FLAG) != 0;
  }

  static boolean mayBeSeen(long word) {
    Context context = Context.withNumber(Words.context(word));
    if (context == null) {
      return false;
    }
    if (!context.isWhole()) {
      return context.isPublishing();
    }
    int[] sites = context.sites();
    String owner = Sites.owner(sites[0]);
    boolean isField = Sites.member(sites[0]) != null && owner != null;
    for (int site : sites) {
      boolean isOwnField = isField && Sites.type(site).equals(owner);
      if (isPublishing(site) && !isOwnField) {
        return true;
      }
    }
    return false;
  }
}
