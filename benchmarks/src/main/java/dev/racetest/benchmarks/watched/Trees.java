package dev.racetest.benchmarks.watched;

/** Binary trees that are made, counted and thrown away: allocation above all. */
final class Trees implements Program {
  private static final int DEPTH = 14;
  private static final int ROUNDS = 12;

  private final long[] counts = new long[Parallel.THREADS];

  private static final class Node {
    private Node left;
    private Node right;

    int count() {
      return 1 + (left == null ? 0 : left.count() + right.count());
    }
  }

  private static Node make(int depth) {
    Node node = new Node();
    if (depth > 0) {
      node.left = make(depth - 1);
      node.right = make(depth - 1);
    }
    return node;
  }

  @Override
  public long run() throws InterruptedException {
    Parallel.run(
        part -> {
          long count = 0;
          for (int round = 0; round < ROUNDS; round++) {
            count += make(DEPTH).count();
          }
          counts[part] = count;
        });
    return counts[0] + counts[1];
  }
}
