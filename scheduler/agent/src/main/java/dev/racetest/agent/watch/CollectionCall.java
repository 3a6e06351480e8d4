package dev.racetest.agent.watch;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/** What a call does to a collection of {@code java.util}, by the method's name. */
enum CollectionCall {
  NONE(""),
  READ("collectionRead"),
  WRITE("collectionWrite"),
  PUT("mapPut");

  /** Those are among them that need not change anything, or no more than one element. */
  private static final Set<String> READS =
      Set.of(
          "get",
          "set",
          "compute",
          "computeIfAbsent",
          "computeIfPresent",
          "merge",
          "putIfAbsent",
          "replace",
          "replaceAll",
          "getOrDefault",
          "getFirst",
          "getLast",
          "size",
          "isEmpty",
          "contains",
          "containsAll",
          "containsKey",
          "containsValue",
          "indexOf",
          "lastIndexOf",
          "iterator",
          "listIterator",
          "descendingIterator",
          "forEach",
          "stream",
          "toArray",
          "element",
          "peek",
          "peekFirst",
          "peekLast",
          "first",
          "last",
          "firstKey",
          "lastKey",
          "floorKey",
          "ceilingKey",
          "cardinality",
          "nextSetBit",
          "nextClearBit");

  private static final Set<String> WRITES =
      Set.of(
          "add",
          "addAll",
          "addFirst",
          "addLast",
          "clear",
          "flip",
          "offer",
          "offerFirst",
          "offerLast",
          "poll",
          "pollFirst",
          "pollLast",
          "pollFirstEntry",
          "pollLastEntry",
          "pop",
          "push",
          "putAll",
          "remove",
          "removeAll",
          "removeFirst",
          "removeIf",
          "removeLast",
          "retainAll",
          "sort");

  /** The hook that tells it. */
  final String hook;

  CollectionCall(String hook) {
    this.hook = hook;
  }

  static CollectionCall of(MethodInsnNode call) {
    boolean isOfJavaUtil = call.owner.startsWith("java/util/") && call.owner.indexOf('/', 10) < 0;
    if (!isOfJavaUtil
        || call.getOpcode() == Opcodes.INVOKESTATIC
        || call.getOpcode() == Opcodes.INVOKESPECIAL) {
      return NONE;
    }
    if (call.name.equals("put")) {
      return PUT;
    }
    if (READS.contains(call.name)) {
      return READ;
    }
    return WRITES.contains(call.name) ? WRITE : NONE;
  }
}
