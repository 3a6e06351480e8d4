package dev.racetest.scheduler.spi;

/** What a task is about to do at a yield point. */
public enum Operation {
  /** Run its first instruction. */
  BEGIN("begins"),
  /** Read a plain variable on which a race is known. */
  READ("reads"),
  /** Write a plain variable on which a race is known. */
  WRITE("writes"),
  /** Read a volatile variable, or access one in an acquire or opaque mode. */
  VOLATILE_READ("reads (volatile)"),
  /** Write a volatile variable, or access one in a release or opaque mode. */
  VOLATILE_WRITE("writes (volatile)"),
  /** Read and write a variable in one step. */
  ATOMIC_UPDATE("updates atomically"),
  /** Enter a monitor. */
  MONITOR_ENTER("locks", true),
  /** Enter a monitor again after a wait. */
  MONITOR_REENTER("locks again", true),
  /** Wait on a monitor. */
  WAIT("waits on", true),
  /** Wake one waiter. */
  NOTIFY("notifies one of"),
  /** Wake all waiters. */
  NOTIFY_ALL("notifies all of"),
  /** Take a lock of {@code java.util.concurrent}. */
  LOCK("locks", true),
  /** Another call into {@code java.util.concurrent} or a synchronised JDK class. */
  CALL("calls"),
  /** Wait for a permit in {@code LockSupport.park}. */
  PARK("parks", true),
  /** Start a thread. */
  START("starts"),
  /** Wait for the end of a thread. */
  JOIN("joins", true),
  /** Interrupt a thread. */
  INTERRUPT("interrupts"),
  /** Sleep. */
  SLEEP("sleeps"),
  /** Let others go first; also a forced stop in a long run of plain accesses. */
  YIELD("yields"),
  /** A memory fence. */
  FENCE("fences"),
  /** Initialise a class (JLS 12.4.2). */
  INITIALIZE("initialises", true),
  /** Come back from code that is not under control. */
  OUTSIDE("comes back from outside", true),
  /** Leave a monitor; no yield point, and told of only where an execution is written down. */
  MONITOR_EXIT("unlocks");

  private final String verb;
  private final boolean mayBlock;

  Operation(String verb) {
    this(verb, false);
  }

  Operation(String verb, boolean mayBlock) {
    this.verb = verb;
    this.mayBlock = mayBlock;
  }

  /** What the task does, as a verb in the third person. */
  public String verb() {
    return verb;
  }

  /** Whether it is for others to let the task go on; sleep, which only takes time, is not. */
  public boolean mayBlock() {
    return mayBlock;
  }

  /** Whether the task itself asks to be put behind the others. */
  public boolean isYielding() {
    return this == YIELD || this == SLEEP;
  }
}
