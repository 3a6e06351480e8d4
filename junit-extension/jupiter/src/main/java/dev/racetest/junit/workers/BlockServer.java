package dev.racetest.junit.workers;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.PartResult;
import dev.racetest.scheduler.ProgressListener;
import dev.racetest.scheduler.Texts;
import dev.racetest.scheduler.optouts.OptOut;
import dev.racetest.scheduler.optouts.OptOutHistory;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** In a worker JVM: explores the blocks that the JVM of the test asks for. */
public final class BlockServer {
  /** So long the end of an execution is waited for when nobody wants it any more. */
  private static final long GRACE_MILLIS = 2_000L;

  private static volatile BlockServer ofThisJvm;

  private final Wire wire;
  private final BlockingQueue<Optional<Order>> orders = new LinkedBlockingQueue<>();
  private volatile boolean isOver;
  private volatile Thread serving;
  private volatile boolean hasServed;

  /** A block to be explored. */
  private record Order(Block block, Duration budget) {}

  private BlockServer(Wire wire) {
    this.wire = wire;
  }

  /** The one of this JVM; empty if it is no worker. */
  public static Optional<BlockServer> ofThisJvm() {
    return Optional.ofNullable(ofThisJvm);
  }

  /** Makes this JVM a worker, and lets it end when the other one does. */
  static BlockServer begin(Wire wire) {
    BlockServer server = new BlockServer(wire);
    Thread reader = new Thread(server::readOrders, "racetest-orders");
    reader.setDaemon(true);
    reader.start();
    ofThisJvm = server;
    return server;
  }

  /** What has to be the same in the JVMs that explore a test. */
  static String settings(ExplorationOptions options) {
    return options
        .withNotes(List.of())
        .withProgress(ProgressListener.NONE)
        .toString()
        // It has no text of its own.
        .replaceFirst("progress=[^,]*, ", "");
  }

  private void readOrders() {
    try {
      while (true) {
        Block block = new Block(wire.in().readInt(), wire.in().readInt(), wire.in().readInt());
        orders.add(Optional.of(new Order(block, Duration.ofMillis(wire.in().readLong()))));
      }
    } catch (IOException end) {
      leave();
    }
  }

  /** Nobody waits any more. */
  private void leave() {
    isOver = true;
    orders.add(Optional.empty());
    Thread busy = serving;
    if (busy != null) {
      busy.interrupt();
    }
    try {
      Thread.sleep(GRACE_MILLIS);
    } catch (InterruptedException nobodyDoesThat) {
      // Then it is over at once.
    }
    Runtime.getRuntime().halt(0);
  }

  /** Whether {@link #serve} was called. */
  boolean hasServed() {
    return hasServed;
  }

  /** Says why nothing can be explored. */
  void refuse(String reason) throws IOException {
    wire.out().writeByte(Wire.REFUSED);
    Texts.write(reason, wire.out());
    wire.out().flush();
  }

  /**
   * Explores one block after the other, until no more are wanted.
   *
   * @param options the exploration as a whole
   * @param parts explores
   */
  public void serve(ExplorationOptions options, Parts parts) {
    hasServed = true;
    serving = Thread.currentThread();
    try {
      wire.out().writeByte(Wire.READY);
      Texts.write(settings(options), wire.out());
      wire.out().flush();
      for (Optional<Order> order = orders.take(); order.isPresent(); order = orders.take()) {
        BlockOutcome outcome = explore(options, parts, order.get());
        if (isOver) {
          break;
        }
        answer(outcome);
      }
    } catch (IOException | InterruptedException end) {
      // Nobody wants to know any more.
    } finally {
      serving = null;
      Thread.interrupted();
    }
  }

  private static BlockOutcome explore(ExplorationOptions options, Parts parts, Order order) {
    try {
      PartResult part = parts.explore(order.block().tried(options, order.budget()));
      return BlockOutcome.of(part);
    } catch (Throwable failure) {
      StringWriter stack = new StringWriter();
      failure.printStackTrace(new PrintWriter(stack));
      return BlockOutcome.wrong(
          Finding.Kind.EXCEPTION, "the test cannot be explored: " + failure, stack.toString());
    }
  }

  private void answer(BlockOutcome outcome) throws IOException {
    DataOutputStream out = wire.out();
    out.writeByte(Wire.FINISHED);
    outcome.write(out);
    List<OptOut> matched = OptOutHistory.OF_THIS_JVM.matched();
    out.writeInt(matched.size());
    for (OptOut optOut : matched) {
      Texts.write(optOut.type(), out);
      Texts.write(optOut.field(), out);
      Texts.write(optOut.reason(), out);
      Texts.write(optOut.origin(), out);
    }
    out.flush();
  }
}
