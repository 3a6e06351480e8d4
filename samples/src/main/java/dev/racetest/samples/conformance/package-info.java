/**
 * The conformance corpus: for each primitive of the JDK that waits, wakes, counts time or rolls
 * dice, programs with a bug and their innocent twins, each with its verdict beside it. Every
 * program is explored under each strategy, carrier and JDK, and each of its tokens is replayed in a
 * JVM of its own.
 */
package dev.racetest.samples.conformance;
