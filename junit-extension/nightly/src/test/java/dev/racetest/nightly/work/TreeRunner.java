package dev.racetest.nightly.work;

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

/**
 * Counts the leaves of a tree whose shape depends on its root alone. What an item holds are the
 * nodes whose subtrees are still to be counted; a slice is so many nodes, so that its results do
 * not depend on time.
 */
public final class TreeRunner implements ItemRunner {
  private static final int NODES_IN_A_SLICE = Integer.getInteger("nightly.test.nodes", 300);
  private static final int BYTES = 2 * Long.BYTES;

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
  }

  /** The item for a whole tree. */
  static NewItem tree(long number, int height) {
    return item(List.of(new Node(number, height)));
  }

  private static NewItem item(List<Node> nodes) {
    ByteBuffer content = ByteBuffer.allocate(BYTES * nodes.size());
    nodes.forEach(node -> content.putLong(node.number()).putLong(node.height()));
    return new NewItem("tree", content.array());
  }

  private static long hash(long number) {
    long hash = number;
    for (int i = 0; i < ROUNDS; i++) {
      hash = (hash ^ (hash >>> 29)) * 0xbf58476d1ce4e5b9L + i;
    }
    return hash ^ (hash >>> 32);
  }

  /** What exploring all of an item comes to, undisturbed. */
  static Map<String, Long> whole(NewItem item) {
    return new TreeRunner()
        .explore(new WorkItem(0, "", item.kind(), item.content(), 0), Integer.MAX_VALUE, false)
        .counts();
  }

  @Override
  public ItemResult run(WorkItem item, Duration slice, boolean split) {
    return explore(item, split ? NODES_IN_A_SLICE / 10 : NODES_IN_A_SLICE, split);
  }

  private ItemResult explore(WorkItem item, int most, boolean split) {
    Deque<Node> open = new ArrayDeque<>();
    ByteBuffer content = ByteBuffer.wrap(item.content());
    while (content.hasRemaining()) {
      open.addLast(new Node(content.getLong(), (int) content.getLong()));
    }
    long leaves = 0;
    long sum = 0;
    List<FoundFailure> failures = new ArrayList<>();
    for (int nodes = 0; nodes < most && !open.isEmpty(); nodes++) {
      Node node = open.removeLast();
      if (node.height() > 0) {
        open.addAll(node.children());
        continue;
      }
      leaves++;
      sum += node.number() & 0xffff;
      if ((node.number() & 0xff) == 0) {
        failures.add(failure("leaf " + (node.number() >>> 8 & 3)));
      }
    }
    Map<String, Long> counts = Map.of(ItemResult.EXECUTIONS, leaves, "sum of leaves", sum);
    return new ItemResult(counts, grouped(failures), remaining(open, split), 0, List.of());
  }

  private static FoundFailure failure(String key) {
    return new FoundFailure(key, "EXCEPTION", "a leaf", "", "", 1);
  }

  private static List<FoundFailure> grouped(List<FoundFailure> failures) {
    return failures.stream().map(FoundFailure::key).distinct().sorted().toList().stream()
        .map(key -> counted(key, failures))
        .toList();
  }

  private static FoundFailure counted(String key, List<FoundFailure> failures) {
    long seen = failures.stream().filter(failure -> failure.key().equals(key)).count();
    return new FoundFailure(key, "EXCEPTION", "a leaf", "", "", seen);
  }

  private static List<NewItem> remaining(Deque<Node> open, boolean split) {
    List<Node> nodes = new ArrayList<>(open);
    if (nodes.isEmpty()) {
      return List.of();
    }
    return split && nodes.size() > 1
        ? List.of(item(nodes.subList(0, 1)), item(nodes.subList(1, nodes.size())))
        : List.of(item(nodes));
  }
}
