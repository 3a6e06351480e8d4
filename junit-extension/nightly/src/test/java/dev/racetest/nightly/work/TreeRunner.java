package dev.racetest.nightly.work;

import dev.racetest.nightly.store.Approach;
import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.NewItem;
import dev.racetest.nightly.store.WorkItem;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the leaves of a tree whose shape depends on its root alone. What an item holds are the
 * nodes whose subtrees are still to be counted; a slice is so many nodes, so that its results do
 * not depend on time. Three kinds of leaves are rare: the first of each kind begins the count anew,
 * and what is counted from then on is another sum.
 */
public final class TreeRunner implements ItemRunner {
  private static final int NODES_IN_A_SLICE = Integer.getInteger("nightly.test.nodes", 300);
  private static final int BYTES = 2 * Long.BYTES;
  private static final String KIND = "tree";

  /** Makes a node cost some microseconds. */
  private static final int ROUNDS = 5_000;

  /** A node: a number that its subtree depends on, and the height of that. */
  private record Node(long number, int height) {
    List<Node> children() {
      long hash = hash(number);
      List<Node> children = new ArrayList<>();
      for (int i = 0; i < 2 + (hash >>> 60) % 2; i++) {
        children.add(new Node(hash + i, height - 1));
      }
      return children;
    }

    /** Which of the rare kinds of leaves it is, as a bit; 0 if none. */
    int rarity() {
      if ((number & 0xff) == 1) {
        return 1;
      } else if ((number & 0xfff) == 2) {
        return 2;
      }
      return (number & 0x3fff) == 3 ? 4 : 0;
    }
  }

  private final Deque<Node> open = new ArrayDeque<>();
  private final List<FoundFailure> failures = new ArrayList<>();
  private Node root = new Node(0, 0);
  private long known;
  private long leaves;
  private long allLeaves;
  private long sum;

  /** The item for a whole tree. */
  static Approach tree(long number, int height) {
    Node root = new Node(number, height);
    return new Approach(KIND, List.of(item(root, 0, List.of(root))));
  }

  private static NewItem item(Node root, long known, List<Node> nodes) {
    ByteBuffer content = ByteBuffer.allocate(Long.BYTES + BYTES * (nodes.size() + 1));
    content.putLong(known).putLong(root.number()).putLong(root.height());
    nodes.forEach(node -> content.putLong(node.number()).putLong(node.height()));
    return new NewItem(content.array());
  }

  private static long hash(long number) {
    long hash = number;
    for (int i = 0; i < ROUNDS; i++) {
      hash = (hash ^ (hash >>> 29)) * 0xbf58476d1ce4e5b9L + i;
    }
    return hash ^ (hash >>> 32);
  }

  /** What exploring all of an item comes to, undisturbed; without what depends on the order. */
  static Map<String, Long> whole(Approach tree) {
    byte[] content = tree.items().get(0).content();
    return settled(
        new TreeRunner()
            .explore(new WorkItem(0, "", KIND, content, 0), Integer.MAX_VALUE, 1)
            .counts());
  }

  /** Counts without those of counting that was void in the end. */
  static Map<String, Long> settled(Map<String, Long> counts) {
    Map<String, Long> settled = new TreeMap<>(counts);
    settled.remove(ItemResult.EXECUTIONS);
    return settled;
  }

  @Override
  public ItemResult run(WorkItem item, Duration slice, int pieces) {
    return new TreeRunner()
        .explore(item, pieces > 1 ? NODES_IN_A_SLICE / 10 : NODES_IN_A_SLICE, pieces);
  }

  private ItemResult explore(WorkItem item, int most, int pieces) {
    read(item.content());
    for (int nodes = 0; nodes < most && !open.isEmpty(); nodes++) {
      Node node = open.removeLast();
      if (node.height() > 0) {
        open.addAll(node.children());
      } else {
        count(node);
      }
    }
    Map<String, Long> counts =
        Map.of(ItemResult.EXECUTIONS, allLeaves, ItemResult.TRACES, leaves, "sum of leaves", sum);
    return new ItemResult(
        Long.toBinaryString(known),
        counts,
        grouped(),
        remaining(pieces),
        List.of("known: " + known));
  }

  private void read(byte[] bytes) {
    ByteBuffer content = ByteBuffer.wrap(bytes);
    known = content.getLong();
    root = new Node(content.getLong(), (int) content.getLong());
    while (content.hasRemaining()) {
      open.addLast(new Node(content.getLong(), (int) content.getLong()));
    }
  }

  private void count(Node leaf) {
    allLeaves++;
    if ((leaf.rarity() & ~known) != 0) {
      known |= leaf.rarity();
      leaves = 0;
      sum = 0;
      open.clear();
      open.add(root);
      return;
    }
    leaves++;
    sum += (leaf.number() & 0xffff) * (1 + known);
    if ((leaf.number() & 0xff) == 0) {
      failures.add(failure("leaf " + (leaf.number() >>> 8 & 3), 1));
    }
  }

  private static FoundFailure failure(String key, long seen) {
    return new FoundFailure(key, "EXCEPTION", "a leaf", "", "", seen);
  }

  private List<FoundFailure> grouped() {
    Map<String, Long> seen = new TreeMap<>();
    failures.forEach(failure -> seen.merge(failure.key(), 1L, Long::sum));
    return seen.entrySet().stream().map(key -> failure(key.getKey(), key.getValue())).toList();
  }

  /**
   * The first nodes have the largest trees: one each for the first pieces, the last has the rest.
   */
  private List<NewItem> remaining(int pieces) {
    List<Node> nodes = new ArrayList<>(open);
    List<NewItem> remaining = new ArrayList<>();
    while (remaining.size() + 1 < pieces && nodes.size() > 1) {
      remaining.add(item(root, known, List.of(nodes.remove(0))));
    }
    if (!nodes.isEmpty()) {
      remaining.add(item(root, known, nodes));
    }
    return remaining;
  }
}
