package dev.racetest.watch;

/** Compares accesses with what is known of earlier ones, and notes them. */
final class Detection {
  private final Strands strands;
  private final RaceLog log;

  /** What class initializers have released. */
  private final SyncVariable initializers;

  Detection(Strands strands, RaceLog log, SyncVariable initializers) {
    this.strands = strands;
    this.log = log;
    this.initializers = initializers;
  }

  /**
   * A read that is not the first one of this time.
   *
   * @param at where the words of the variable begin
   */
  void read(Strand strand, long[] words, int at, Object object, int site) {
    if (strand.isReadingOptimistically || isUnwatched(strand, words, object)) {
      return;
    }
    long write = words[at];
    if (write != 0L && isRace(strand, write)) {
      log.add(strands, strand, object, site, false, write, true);
    }
    long word = word(strand, site);
    if (words[at + 1] == 0L || strand.isAfter(words[at + 1])) {
      words[at + 1] = word;
    } else if (words[at + 2] == 0L || strand.isAfter(words[at + 2])) {
      words[at + 2] = word;
    } else {
      words[at + 1 + (strand.random() & 1)] = word;
    }
  }

  /** A write that is not the first one of this time. */
  void write(Strand strand, long[] words, int at, Object object, int site) {
    if (isUnwatched(strand, words, object)) {
      return;
    }
    for (int i = 0; i < Shadows.WORDS; i++) {
      long earlier = words[at + i];
      if (earlier != 0L && isRace(strand, earlier)) {
        log.add(strands, strand, object, site, true, earlier, i == 0);
        break;
      }
    }
    words[at] = word(strand, site);
    words[at + 1] = 0L;
    words[at + 2] = 0L;
  }

  /** A clone has the words of its original until it gets its own, which is never. */
  private static boolean isUnwatched(Strand strand, long[] words, Object object) {
    if (strand.slot() == Strand.NO_SLOT || strand.isInside) {
      return true;
    }
    int last = words.length - 1;
    int owner = object == null ? 1 : System.identityHashCode(object);
    if (words[last] == 0L) {
      words[last] = owner;
    }
    return words[last] != owner;
  }

  private boolean isRace(Strand strand, long earlier) {
    if (strand.isAfter(earlier)) {
      return false;
    }
    // Who uses a class has waited for its initializer (JLS 12.4.2), which no code shows.
    initializers.acquire(strand, -1L);
    return !strand.isAfter(earlier) && !Construction.mayBeSeen(earlier);
  }

  private long word(Strand strand, int site) {
    strand.noteJob(strands);
    strand.remember();
    return Words.withContext(strand.epoch, strand.context.child(site).number());
  }
}
