package dev.racetest.watch;

/**
 * For what a thread worked when it accessed something.
 *
 * @param job what was given to {@link Jobs#begin}; {@code null} if the thread worked for nothing
 * @param era when that was, as {@link Jobs#era} tells it; -1 if it is not known any more
 */
public record Work(Object job, int era) {
  static final Work UNKNOWN = new Work(null, -1);
}
