/**
 * Small programs with a bug each, after the shapes that SCTBench (Thomson, Donaldson and Betts,
 * TOPC 2016) has made the common yardstick of schedulers. Written anew for Java: mutexes are
 * monitors or {@code ReentrantLock}s, what the programs share is volatile or atomic, so that
 * nothing but the schedule decides. A program fails by an {@code AssertionError} in one of its
 * threads or by a deadlock. The threads are started in an order in which nothing fails as long as
 * none of them is interrupted.
 */
package dev.racetest.benchmarks.sct;
