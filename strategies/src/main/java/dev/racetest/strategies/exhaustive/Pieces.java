package dev.racetest.strategies.exhaustive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes what is left of a search, and reads it in again, in this JVM or another: the steps that
 * lead to the root, and the nodes from there on. That is all a search knows.
 */
final class Pieces {
  private Pieces() {}

  /** The piece below {@code root}, as the path has it now. */
  static byte[] write(Path path, int root) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream to = new DataOutputStream(bytes)) {
      to.writeInt(root);
      to.writeInt(path.depth());
      for (int at = 0; at < path.depth(); at++) {
        if (at < root) {
          writeStep(to, path.node(at).current());
        } else {
          writeNode(to, path.node(at));
        }
      }
    } catch (IOException cannotBe) {
      throw new UncheckedIOException(cannotBe);
    }
    return bytes.toByteArray();
  }

  /**
   * Puts the nodes of a piece into an empty path.
   *
   * @return the piece's root
   * @throws IllegalArgumentException if these bytes are none
   */
  static int read(byte[] piece, Path path) {
    try (DataInputStream from = new DataInputStream(new ByteArrayInputStream(piece))) {
      int root = from.readInt();
      int depth = from.readInt();
      for (int at = 0; at < depth; at++) {
        Node node = path.add();
        if (at < root) {
          node.add(readStep(from));
        } else {
          readNode(from, node);
        }
      }
      if (root < 0 || root > depth || from.read() >= 0) {
        throw new IOException("root " + root + " of " + depth + " steps");
      }
      return root;
    } catch (IOException | NegativeArraySizeException wrong) {
      throw new IllegalArgumentException("This is no piece of a search: " + wrong, wrong);
    }
  }

  private static void writeStep(DataOutputStream to, Branch branch) throws IOException {
    to.writeInt(branch.task);
    to.writeLong(branch.place);
    writeInts(to, branch.choices);
  }

  private static Branch readStep(DataInputStream from) throws IOException {
    int task = from.readInt();
    long place = from.readLong();
    Branch branch = new Branch(task, readInts(from));
    branch.place = place;
    return branch;
  }

  private static void writeNode(DataOutputStream to, Node node) throws IOException {
    to.writeInt(node.asleep.length);
    for (Event event : node.asleep) {
      writeEvent(to, event);
    }
    to.writeInt(node.enabledCount());
    for (int i = 0; i < node.enabledCount(); i++) {
      to.writeInt(node.enabled(i));
    }
    to.writeInt(node.branchCount());
    to.writeInt(node.current);
    for (int i = 0; i < node.branchCount(); i++) {
      writeBranch(to, node.branch(i));
    }
  }

  private static void readNode(DataInputStream from, Node node) throws IOException {
    Event[] asleep = new Event[from.readInt()];
    for (int i = 0; i < asleep.length; i++) {
      asleep[i] = readEvent(from);
    }
    node.asleep = asleep;
    int enabled = from.readInt();
    for (int i = 0; i < enabled; i++) {
      node.enable(from.readInt());
    }
    int branches = from.readInt();
    int current = from.readInt();
    for (int i = 0; i < branches; i++) {
      node.add(readBranch(from));
    }
    if (current < 0 || current >= branches) {
      throw new IOException("branch " + current + " of " + branches);
    }
    node.current = current;
  }

  private static void writeBranch(DataOutputStream to, Branch branch) throws IOException {
    to.writeInt(branch.task);
    writeInts(to, branch.given);
    writeInts(to, branch.choices);
    to.writeLong(branch.executions);
    to.writeLong(branch.place);
    to.writeBoolean(branch.event != null);
    if (branch.event != null) {
      writeEvent(to, branch.event);
    }
  }

  private static Branch readBranch(DataInputStream from) throws IOException {
    int task = from.readInt();
    Branch branch = new Branch(task, readInts(from));
    branch.choices = readInts(from);
    branch.executions = from.readLong();
    branch.place = from.readLong();
    branch.event = from.readBoolean() ? readEvent(from) : null;
    return branch;
  }

  private static void writeEvent(DataOutputStream to, Event event) throws IOException {
    to.writeInt(event.task());
    to.writeBoolean(event.dependsOnAll());
    writeInts(to, event.accesses());
  }

  private static Event readEvent(DataInputStream from) throws IOException {
    return new Event(from.readInt(), from.readBoolean(), readInts(from));
  }

  private static void writeInts(DataOutputStream to, int[] numbers) throws IOException {
    to.writeInt(numbers.length);
    for (int number : numbers) {
      to.writeInt(number);
    }
  }

  private static int[] readInts(DataInputStream from) throws IOException {
    int length = from.readInt();
    if (length == 0) {
      return Branch.NONE;
    }
    int[] numbers = new int[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = from.readInt();
    }
    return numbers;
  }
}
