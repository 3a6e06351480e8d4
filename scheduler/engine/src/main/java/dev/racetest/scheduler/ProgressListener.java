package dev.racetest.scheduler;

/**
 * Told how an exploration gets on, several times a second, by a thread that neither explores nor
 * holds the exploration up for longer than the call takes. One that throws is not called again.
 */
public interface ProgressListener {
  /** Wants to know nothing. */
  ProgressListener NONE = progress -> {};

  /** The exploration goes on. */
  void progress(Progress progress);

  /** The exploration is over; called once, also if {@link #progress} never was. */
  default void finished(Progress progress) {}
}
