package dev.racetest.watch;

import dev.racetest.hooks.Sites;

/** Tells of each race once: two places in the code, whatever objects and threads. */
final class RaceLog {
  private static final int MOST = 1 << 12;
  private static final int[] UNKNOWN = {};

  private final RaceSink sink;
  private long[] pairs = new long[256];
  private int count;

  RaceLog(RaceSink sink) {
    this.sink = sink;
  }

  /**
   * A race was found.
   *
   * @param site where the calling thread is about to access the object
   * @param word what is known of the earlier access
   */
  void add(
      Strands strands,
      Strand strand,
      Object object,
      int site,
      boolean isWrite,
      long word,
      boolean wasWrite) {
    Context context = Context.withNumber(Words.context(word));
    int earlierSite = context == null ? 0 : context.site();
    strand.isInside = true;
    try {
      if (isNew(Math.min(site, earlierSite), Math.max(site, earlierSite))) {
        Occupant self = strands.occupant(strand.slot(), strand.clock[strand.slot()]);
        Occupant other = strands.occupant(Words.slot(word), Words.clock(word));
        Access now = access(isWrite, self, stack(site, strand.context));
        Access earlier = access(wasWrite, other, context == null ? UNKNOWN : context.sites());
        sink.found(new Race(variable(object, site), describe(object), now, earlier));
      }
    } catch (Throwable failed) {
      // The program must not see that a report could not be written.
    } finally {
      strand.isInside = false;
    }
  }

  /** The place of an access in a method, and what led to the method. */
  private static int[] stack(int site, Context method) {
    int[] calls = method.sites();
    int[] sites = new int[calls.length + 1];
    sites[0] = site;
    System.arraycopy(calls, 0, sites, 1, calls.length);
    return sites;
  }

  private static Access access(boolean isWrite, Occupant who, int[] sites) {
    return new Access(isWrite, who.name(), who.number(), who.creator(), who.birth().sites(), sites);
  }

  private synchronized boolean isNew(int one, int other) {
    long pair = (long) one << 32 | other;
    for (int i = 0; i < count; i++) {
      if (pairs[i] == pair) {
        return false;
      }
    }
    if (count == MOST) {
      return false;
    }
    if (count == pairs.length) {
      pairs = Strand.copy(pairs, 2 * count);
    }
    pairs[count++] = pair;
    return true;
  }

  private static String variable(Object object, int site) {
    String member = Sites.member(site);
    if (member == null) {
      return "an element of " + (object == null ? "an array" : typeOf(object));
    }
    String owner = Sites.owner(site);
    return member.endsWith("()") ? "the elements of " + typeOf(object) : owner + "." + member;
  }

  private static String typeOf(Object object) {
    return object.getClass().getTypeName();
  }

  private static String describe(Object object) {
    return object == null
        ? ""
        : typeOf(object) + "@" + Integer.toHexString(System.identityHashCode(object));
  }
}
