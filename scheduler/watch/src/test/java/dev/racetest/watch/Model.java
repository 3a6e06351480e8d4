package dev.racetest.watch;

import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;

/**
 * A detector with threads that are told what to do, one after the other: what is real is the
 * clocks, the words and the comparison of the two.
 */
final class Model {
  final Strands strands = strands();
  final List<Race> races = new ArrayList<>();
  private final Detection detection =
      new Detection(strands, new RaceLog(races::add), new SyncVariable());

  static Strands strands() {
    ReferenceQueue<Object> dead = new ReferenceQueue<>();
    return new Strands(
        new ObjectTable(thread -> new Birth(), dead),
        new ObjectTable(object -> new SyncVariable(), dead));
  }

  /** A thread in the slot. */
  static Strand thread(int slot) {
    return new Strand(Thread.currentThread(), slot, 1L, false);
  }

  /** The words of an object with some variables. */
  static long[] words(int variables) {
    return new long[variables * Shadows.WORDS + 1];
  }

  /** As the hook does it. */
  void read(Strand strand, long[] words, int variable, int site) {
    int at = variable * Shadows.WORDS;
    if (!Words.isOf(words[at + 1], strand.epoch)
        && !Words.isOf(words[at], strand.epoch)
        && !Words.isOf(words[at + 2], strand.epoch)) {
      detection.read(strand, words, at, null, site);
    }
  }

  /** As the hook does it. */
  void write(Strand strand, long[] words, int variable, int site) {
    int at = variable * Shadows.WORDS;
    if (!Words.isOf(words[at], strand.epoch)) {
      detection.write(strand, words, at, null, site);
    }
  }

  /** As the hook does it. */
  void release(Strand strand, SyncVariable variable) {
    variable.release(strand);
    strand.tick(strands);
  }
}
