package dev.racetest.strategies;

/**
 * Which places in the code access the same variables: two places are in one group if they have met
 * at one variable in any execution. So a group stands for a variable of all executions, whose
 * objects are others each time. Disjoint sets with union by hanging the younger root under the
 * older one; the members of a group form a ring.
 */
final class SiteGroups {
  private int[] parents = new int[64];
  private int[] next = new int[64];
  private boolean[] contended = new boolean[64];
  private boolean[] writes = new boolean[64];
  private int[] sites = new int[16];
  private int size;

  /** The places that are in any group, in the order in which they were first seen. */
  int size() {
    return size;
  }

  int site(int number) {
    return sites[number];
  }

  /** Adds a place, with a group of its own at first. */
  void add(int site) {
    while (site >= parents.length) {
      grow();
    }
    if (parents[site] == 0) {
      parents[site] = site;
      next[site] = site;
      if (size == sites.length) {
        sites = copy(sites, 2 * size);
      }
      sites[size++] = site;
    }
  }

  /** Whether the place has been added. */
  boolean has(int site) {
    return site < parents.length && parents[site] != 0;
  }

  /** The place that stands for the group. */
  int group(int site) {
    int root = site;
    while (parents[root] != root) {
      root = parents[root];
    }
    return root;
  }

  /** Makes one group of two. */
  void join(int one, int other) {
    int root = group(one);
    int younger = group(other);
    if (root == younger) {
      return;
    }
    parents[younger] = root;
    contended[root] |= contended[younger];
    int after = next[root];
    next[root] = next[younger];
    next[younger] = after;
  }

  /** The member after this one; the last is followed by the first. */
  int next(int site) {
    return next[site];
  }

  /** The group's variable was accessed by two tasks and written. */
  void contend(int site) {
    contended[group(site)] = true;
  }

  boolean isContended(int site) {
    return contended[group(site)];
  }

  /** The place writes. */
  void write(int site) {
    writes[site] = true;
  }

  boolean isWrite(int site) {
    return writes[site];
  }

  private void grow() {
    int length = 2 * parents.length;
    parents = copy(parents, length);
    next = copy(next, length);
    boolean[] moreContended = new boolean[length];
    System.arraycopy(contended, 0, moreContended, 0, contended.length);
    contended = moreContended;
    boolean[] moreWrites = new boolean[length];
    System.arraycopy(writes, 0, moreWrites, 0, writes.length);
    writes = moreWrites;
  }

  private static int[] copy(int[] array, int length) {
    int[] more = new int[length];
    System.arraycopy(array, 0, more, 0, array.length);
    return more;
  }
}
