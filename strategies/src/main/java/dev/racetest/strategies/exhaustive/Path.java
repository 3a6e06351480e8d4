package dev.racetest.strategies.exhaustive;

/** The nodes of the execution that runs, from the root on; nodes are reused. */
final class Path {
  private Node[] nodes = new Node[64];
  private int depth;

  int depth() {
    return depth;
  }

  Node[] nodes() {
    return nodes;
  }

  Node node(int at) {
    return nodes[at];
  }

  /** A node below all others. */
  Node add() {
    if (depth == nodes.length) {
      Node[] more = new Node[2 * depth];
      System.arraycopy(nodes, 0, more, 0, depth);
      nodes = more;
    }
    Node node = nodes[depth];
    if (node == null) {
      node = new Node();
      nodes[depth] = node;
    }
    depth++;
    node.clear();
    return node;
  }

  void cutAt(int newDepth) {
    depth = newDepth;
  }

  /** The deepest node from {@code root} on that has branches not yet taken, -1 if there is none. */
  int deepestOpen(int root) {
    for (int at = depth - 1; at >= root; at--) {
      if (nodes[at].hasMore()) {
        return at;
      }
    }
    return -1;
  }
}
