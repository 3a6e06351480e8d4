package dev.racetest.nightly.work;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;

/**
 * The name of a worker, by which one can tell later whether it is still there.
 *
 * @param host the machine, or the container
 * @param pid the process
 * @param begun when its coordinator began to start it, in milliseconds since 1970
 */
record WorkerName(String host, long pid, long begun) {
  /** A process that is as old as the worker, and has its number, is the worker. */
  private static final long MILLIS_TO_START = 60_000;

  private static final long MILLIS_CLOCKS_DIFFER = 5_000;

  /** The name of a process of this machine. */
  static WorkerName of(long pid, long begun) {
    return new WorkerName(thisHost(), pid, begun);
  }

  /** Reads a name back; empty if it is none. */
  static Optional<WorkerName> parse(String text) {
    String[] parts = text.split("/", -1);
    try {
      return parts.length == 3
          ? Optional.of(
              new WorkerName(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
          : Optional.empty();
    } catch (NumberFormatException other) {
      return Optional.empty();
    }
  }

  /** Whether it was on this machine and is there no more. */
  boolean isGone() {
    return host.equals(thisHost())
        && ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .flatMap(process -> process.info().startInstant())
            .filter(this::isItsStart)
            .isEmpty();
  }

  private boolean isItsStart(Instant start) {
    long after = start.toEpochMilli() - begun;
    return after >= -MILLIS_CLOCKS_DIFFER && after <= MILLIS_TO_START;
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName().replace('/', '_');
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  @Override
  public String toString() {
    return host + "/" + pid + "/" + begun;
  }
}
