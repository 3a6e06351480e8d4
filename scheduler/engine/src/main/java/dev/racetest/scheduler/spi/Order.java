package dev.racetest.scheduler.spi;

/**
 * What an atomic access or a fence orders, by the access modes of the {@code VarHandle} javadoc.
 */
public enum Order {
  /** Nothing, unless there are fences around it. */
  OPAQUE,
  /** What follows comes after what the writer of the value has released. */
  ACQUIRE,
  /** What came before is released to those who acquire the value. */
  RELEASE,
  /** As a volatile read or write (JLS 17.4.4); a full fence. */
  VOLATILE;

  /** Whether a read or a fence of this order acquires. */
  public boolean acquires() {
    return this == ACQUIRE || this == VOLATILE;
  }

  /** Whether a write or a fence of this order releases. */
  public boolean releases() {
    return this == RELEASE || this == VOLATILE;
  }
}
