/**
 * The textbook: each class is one topic, with a flawed and a fixed program side by side, and the
 * {@link dev.racetest.samples.Verdict} of each beside its code. A test explores all of them.
 *
 * <p>The first half follows the talk "The What, Why, and How of Go Data Races" by Michael Schurter
 * (HashiCorp, 2024), program for program, in this order:
 *
 * <ol>
 *   <li>{@link dev.racetest.samples.textbook.SimpleRace}
 *   <li>{@link dev.racetest.samples.textbook.ConcurrentReaders}
 *   <li>{@link dev.racetest.samples.textbook.SharedMap}
 *   <li>{@link dev.racetest.samples.textbook.AtomicsAreNotEnough}
 *   <li>{@link dev.racetest.samples.textbook.HandOver}
 *   <li>{@link dev.racetest.samples.textbook.CriticalSections}
 *   <li>{@link dev.racetest.samples.textbook.CopyMutateOverwrite}
 *   <li>{@link dev.racetest.samples.textbook.WatchAndHeartbeat}
 *   <li>{@link dev.racetest.samples.textbook.ReceiverIsSender}
 *   <li>{@link dev.racetest.samples.textbook.BufferedReceiverIsSender}
 * </ol>
 *
 * <p>The second half are the classics of the JVM:
 *
 * <ol>
 *   <li>{@link dev.racetest.samples.textbook.LostUpdate}
 *   <li>{@link dev.racetest.samples.textbook.NonAtomicLongCounter}
 *   <li>{@link dev.racetest.samples.textbook.CheckThenAct}
 *   <li>{@link dev.racetest.samples.textbook.PublicationThroughPlainField}
 *   <li>{@link dev.racetest.samples.textbook.DoubleCheckedLocking}
 *   <li>{@link dev.racetest.samples.textbook.LockOrderDeadlock}
 *   <li>{@link dev.racetest.samples.textbook.LostNotification}
 *   <li>{@link dev.racetest.samples.textbook.NotifyWhereNotifyAllIsNeeded}
 * </ol>
 */
package dev.racetest.samples.textbook;
