package dev.racetest.scheduler.spi;

/**
 * A variable as the detector names it, to be looked up: equal only to the same variable of the same
 * object, whatever that object says of itself.
 *
 * @param object the object that has it, {@code null} for none
 * @param number its number, see {@link RaceDetector}
 */
public record Variable(Object object, int number) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Variable variable
        && variable.object == object
        && variable.number == number;
  }

  @Override
  public int hashCode() {
    return 31 * IdentityHashes.of(object) + number;
  }
}
