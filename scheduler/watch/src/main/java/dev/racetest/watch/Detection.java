package dev.racetest.watch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Compares accesses with what is known of earlier ones, and notes them. */
final class Detection {
  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

  static {
    // Linking calls code of the JDK that is rewritten: not in the middle of an access.
    exchange(new long[1], 0, 0L);
  }

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
    long word = word(strand, site);
    if (words[at + 1] == 0L || strand.isAfter(words[at + 1])) {
      words[at + 1] = word;
    } else if (words[at + 2] == 0L || strand.isAfter(words[at + 2])) {
      words[at + 2] = word;
    } else {
      words[at + 1 + (strand.random() & 1)] = word;
    }
    // Of a writer and a reader at the same time, one sees the other's word.
    VarHandle.fullFence();
    long write = words[at];
    if (write != 0L && isRace(strand, write)) {
      log.add(strands, strand, object, site, false, write, true);
    }
  }

  /** A write that is not the first one of this time. */
  void write(Strand strand, long[] words, int at, Object object, int site) {
    if (isUnwatched(strand, words, object)) {
      return;
    }
    // Of two writers at the same time, the later one gets the earlier one's word.
    long write = exchange(words, at, word(strand, site));
    if (write != 0L && isRace(strand, write)) {
      log.add(strands, strand, object, site, true, write, true);
    } else if (!reportRead(strand, words[at + 1], object, site)) {
      reportRead(strand, words[at + 2], object, site);
    }
    words[at + 1] = 0L;
    words[at + 2] = 0L;
  }

  private static long exchange(long[] words, int at, long word) {
    return (long) WORD.getAndSet(words, at, word);
  }

  private boolean reportRead(Strand strand, long read, Object object, int site) {
    boolean isRace = read != 0L && isRace(strand, read);
    if (isRace) {
      log.add(strands, strand, object, site, true, read, false);
    }
    return isRace;
  }

  /** A clone has the words of its original until it gets its own, which is never. */
  private static boolean isUnwatched(Strand strand, long[] words, Object object) {
    if (strand.slot() == Strand.NO_SLOT || strand.isInside) {
      return true;
    }
    int last = words.length - 1;
    if (words[last] == Shadows.NO_CLONES) {
      return false;
    }
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
    return Words.withContext(strand.epoch, strand.place(site).number());
  }
}
