package dev.racetest.detector;

import dev.racetest.scheduler.spi.IdentityHashes;

/**
 * The hash of an object's identity. Two living objects may well have the same one, so tables
 * compare the objects too; tests replace this class to make that happen.
 */
class IdentityHash {
  int of(Object object) {
    return IdentityHashes.of(object);
  }
}
