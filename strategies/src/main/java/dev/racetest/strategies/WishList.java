package dev.racetest.strategies;

/**
 * The sets of wishes to try, in the manner of a fuzzer (Wolff et al., ASPLOS 2024, section 3.3).
 * First each wish alone; then by turns two at a time, and changed sets of those that have shown
 * something new.
 */
final class WishList {
  private static final int MOST_SINGLES = 256;
  private static final int MOST_SIGNATURES = 1 << 16;
  private static final int LARGEST = 6;

  /** So many pairs are tried as soon as all wishes have been. */
  private static final int FIRST_PAIRS = 4;

  private final Observations observations;
  private final LongTable singles = new LongTable();
  private final LongTable signatures = new LongTable();
  private final KeptSets kept = new KeptSets();
  private int nextSingle;
  private int one;
  private int other = 1;
  private int pairsTried;
  private boolean isTurnOfPairs;
  private int[] current = {};

  WishList(Observations observations) {
    this.observations = observations;
  }

  /** Whether there is a wish that has not been tried alone, or one of the first pairs. */
  boolean hasFirst() {
    return nextSingle < singles.size() || pairsTried < FIRST_PAIRS && other < singles.size();
  }

  /** Chooses what to wish for next. */
  Constraint[] next(SplitMix random) {
    if (nextSingle < singles.size()) {
      current = new int[] {nextSingle++};
    } else {
      isTurnOfPairs = pairsTried < FIRST_PAIRS || !isTurnOfPairs;
      int[] pair = isTurnOfPairs ? nextPair() : null;
      current = pair == null ? changed(random) : pair;
    }
    Constraint[] constraints = new Constraint[current.length];
    for (int i = 0; i < current.length; i++) {
      constraints[i] =
          Constraint.of(observations.groups(), reader(current[i]), (int) singles.key(current[i]));
    }
    return constraints;
  }

  private int reader(int single) {
    return (int) (singles.key(single) >>> Integer.SIZE);
  }

  /** Two wishes about different reads; {@code null} if all pairs have been tried. */
  private int[] nextPair() {
    while (other < singles.size()) {
      int[] pair = {one, other};
      one++;
      if (one == other) {
        one = 0;
        other++;
      }
      if (reader(pair[0]) != reader(pair[1])) {
        pairsTried++;
        return pair;
      }
    }
    return null;
  }

  private int[] changed(SplitMix random) {
    if (singles.size() == 0) {
      return new int[0];
    }
    int[] parent = kept.draw(random);
    int added = random.below(singles.size());
    int way = random.below(4);
    if (parent.length > 0 && (way == 0 || parent.length == LARGEST)) {
      return without(parent, random.below(parent.length));
    }
    if (parent.length > 0 && way == 1) {
      return with(without(parent, random.below(parent.length)), added);
    }
    return with(parent, added);
  }

  private static int[] without(int[] set, int position) {
    int[] less = new int[set.length - 1];
    System.arraycopy(set, 0, less, 0, position);
    System.arraycopy(set, position + 1, less, position, less.length - position);
    return less;
  }

  /** There is one wish for each read. */
  private int[] with(int[] set, int added) {
    for (int i = 0; i < set.length; i++) {
      if (reader(set[i]) == reader(added)) {
        return with(without(set, i), added);
      }
    }
    int[] more = new int[set.length + 1];
    System.arraycopy(set, 0, more, 0, set.length);
    more[set.length] = added;
    return more;
  }

  /** Takes over what the execution that has ended has shown. */
  void learn() {
    ReadsFrom readsFrom = observations.readsFrom();
    if (isNewSignature(readsFrom.signature() | Long.MIN_VALUE) || readsFrom.hasNew()) {
      kept.add(current);
    }
    for (int number = 0; number < readsFrom.readers(); number++) {
      addWishes(readsFrom.reader(number));
    }
  }

  private boolean isNewSignature(long signature) {
    int before = signatures.size();
    return before < MOST_SIGNATURES && signatures.findOrAdd(signature) == before;
  }

  private void addWishes(int reader) {
    SiteGroups groups = observations.groups();
    if (!groups.isContended(reader)) {
      return;
    }
    addWish(reader, ReadsFrom.INITIAL);
    int site = reader;
    do {
      if (groups.isWrite(site)) {
        addWish(reader, site);
      }
      site = groups.next(site);
    } while (site != reader);
  }

  private void addWish(int reader, int writer) {
    if (singles.size() < MOST_SINGLES) {
      singles.findOrAdd((long) reader << Integer.SIZE | writer);
    }
  }
}
