package dev.racetest.hooks;

/**
 * What an access through {@code Unsafe}, a {@code VarHandle} or a fence does to memory, as a set of
 * bits. The modes are those of the {@code VarHandle} javadoc; volatile modes count as acquire and
 * release.
 */
public final class AccessMode {
  /** The variable's value is read. */
  public static final int READ = 1;

  /** The variable is written. */
  public static final int WRITE = 2;

  /** What was released by the writer of the value is acquired. */
  public static final int ACQUIRE = 4;

  /** What the thread did so far is released to later acquirers. */
  public static final int RELEASE = 8;

  /** The write happens only if a comparison succeeds, which the caller announces afterwards. */
  public static final int CONDITIONAL = 16;

  /** The access is no plain access; opaque ones carry this bit alone. */
  public static final int ATOMIC = 32;

  /** A volatile mode, which is more than acquire and release: it is ordered before all reads. */
  public static final int VOLATILE = 64;

  /** The write happens only if a comparison succeeds, and nobody announces whether it has. */
  public static final int UNCERTAIN = 128;

  private AccessMode() {}
}
