package dev.racetest.strategies;

import dev.racetest.hooks.Sites;

/**
 * A wish: the next read at one place sees what another place has written. Places are given by their
 * hashes, so that a wish has the same meaning in every JVM.
 *
 * @param reader the place that reads
 * @param writer the place that is to have written, 0 if nobody is
 * @param rivals the other places that write the variable; they are held back in between
 */
record Constraint(long reader, long writer, long[] rivals) {
  private static final int BASE = 36;
  private static final int MOST_RIVALS = 32;

  /** A wish about one place of a group. */
  static Constraint of(SiteGroups groups, int reader, int writer) {
    long[] found = new long[MOST_RIVALS];
    int count = 0;
    int site = groups.next(reader);
    for (int first = site; ; site = groups.next(site)) {
      if (groups.isWrite(site) && site != writer && site != reader && count < MOST_RIVALS) {
        found[count++] = Sites.hash(site);
      }
      if (groups.next(site) == first) {
        break;
      }
    }
    long[] rivals = new long[count];
    System.arraycopy(found, 0, rivals, 0, count);
    long writerHash = writer == ReadsFrom.INITIAL ? 0L : Sites.hash(writer);
    return new Constraint(Sites.hash(reader), writerHash, rivals);
  }

  boolean hasRival(long site) {
    for (long rival : rivals) {
      if (rival == site) {
        return true;
      }
    }
    return false;
  }

  /** For example {@code 7f3.a91.b2.c44}: reader, writer, rivals, in base 36. */
  String text() {
    StringBuilder text = new StringBuilder(word(reader)).append('.').append(word(writer));
    for (long rival : rivals) {
      text.append('.').append(word(rival));
    }
    return text.toString();
  }

  private static String word(long hash) {
    return Long.toUnsignedString(hash, BASE);
  }

  /**
   * Undoes {@link #text}.
   *
   * @throws NumberFormatException if it is no such text
   */
  static Constraint parse(String text) {
    String[] words = text.split("\\.", -1);
    long[] rivals = new long[Math.max(0, words.length - 2)];
    for (int i = 0; i < rivals.length; i++) {
      rivals[i] = Long.parseUnsignedLong(words[i + 2], BASE);
    }
    String writer = words.length > 1 ? words[1] : "";
    return new Constraint(
        Long.parseUnsignedLong(words[0], BASE), Long.parseUnsignedLong(writer, BASE), rivals);
  }
}
