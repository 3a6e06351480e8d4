package dev.racetest.watch;

import dev.racetest.hooks.Sites;

/**
 * Tells of each race once for the jobs that it belongs to: two places in the code, whatever objects
 * and threads.
 */
final class RaceLog {
  private static final int[] UNKNOWN = {};

  private final RaceSink sink;
  private final ToldRaces told = new ToldRaces();

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
      Occupant other = strands.occupant(Words.slot(word), Words.clock(word));
      Work before = other.jobs().at(Words.clock(word));
      if (told.add(site, earlierSite, strand.job, before.job())) {
        Occupant self = strands.occupant(strand.slot(), strand.clock[strand.slot()]);
        Access now = access(isWrite, self, stack(site, strand), strand.work());
        Access earlier =
            access(wasWrite, other, context == null ? UNKNOWN : context.sites(), before);
        sink.found(new Race(variable(object, site), describe(object), now, earlier));
      }
    } catch (Throwable failed) {
      // The program must not see that a report could not be written.
    } finally {
      strand.isInside = false;
    }
  }

  /** The place of an access in a method, and what led to the method. */
  private static int[] stack(int site, Strand strand) {
    Context caller = Context.isInLeaf(site) ? strand.context.child(strand.site) : strand.context;
    int[] calls = caller.sites();
    int[] sites = new int[calls.length + 1];
    sites[0] = site;
    System.arraycopy(calls, 0, sites, 1, calls.length);
    return sites;
  }

  private static Access access(boolean isWrite, Occupant who, int[] sites, Work work) {
    return new Access(
        isWrite, who.name(), who.number(), who.creator(), who.birth().sites(), sites, work);
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
