package dev.racetest.hooks;

/**
 * The JDK's one-shot delimited continuations, {@code jdk.internal.vm.Continuation}. The agent
 * generates the implementation inside {@code java.lang}: only real call instructions will do, since
 * a frame that was entered through a method handle does not survive its deoptimisation while the
 * continuation it runs is suspended (seen on JDK 25).
 */
public abstract class Continuations {
  /** For the generated class only. */
  protected Continuations() {}

  /** Makes a continuation that runs {@code body}. */
  public abstract Object create(Runnable body);

  /**
   * Runs {@code continuation} until it suspends itself or ends.
   *
   * @param carrier the platform thread that calls this
   * @param identity the thread that {@link Thread#currentThread} returns meanwhile
   */
  public abstract void run(Thread carrier, Thread identity, Object continuation);

  /**
   * Suspends the running continuation; returns when it is run again.
   *
   * @throws IllegalStateException if a native frame keeps it from being suspended
   */
  public abstract void suspend();

  /** Whether {@code continuation} has ended. */
  public abstract boolean isDone(Object continuation);

  /** Runs {@code body} on {@code carrier}, the caller's thread, under another identity. */
  public abstract void runAs(Thread carrier, Thread identity, Runnable body);

  /** The platform thread that the caller runs on. */
  public abstract Thread carrier();

  /** Whether {@code thread} is a virtual thread. */
  public abstract boolean isVirtual(Thread thread);
}
