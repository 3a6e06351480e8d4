package dev.racetest.strategies.exhaustive;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides what is left of a search into pieces that need not know of each other. At the first node
 * where that is possible all tasks that could do a step become branches, also those for which no
 * race has asked, so that what a piece finds about steps above it need not be told to anybody. Each
 * branch is a piece; its first execution is run here, since what the branch does has to be known
 * for the ones that come after it (the sleep sets are then those of the undivided search).
 */
final class Division {
  private final Path path;
  private final List<byte[]> pieces = new ArrayList<>();

  /** The node that is being divided, -1 if there is none. */
  private int at = -1;

  Division(Path path) {
    this.path = path;
  }

  /**
   * Begins at the first node from {@code root} on that has more than one branch.
   *
   * @return false if there is no such node
   */
  boolean begin(int root) {
    int node = root;
    while (node < path.depth() && !path.node(node).canPart()) {
      node++;
    }
    if (node >= path.depth()) {
      return false;
    }
    at = node;
    path.node(node).addAllEnabled();
    keep();
    return true;
  }

  boolean hasBegun() {
    return at >= 0;
  }

  /** Whether there are branches of which no execution has been run yet. */
  boolean isOn() {
    return hasBegun() && path.node(at).hasMore();
  }

  /** The node where the next execution leaves the last one. */
  int node() {
    return at;
  }

  /** The piece in which the execution lies that has just ended, if there is anything left of it. */
  void keep() {
    if (path.deepestOpen(at + 1) >= 0) {
      pieces.add(Pieces.write(path, at + 1));
    }
  }

  List<byte[]> pieces() {
    return pieces;
  }
}
