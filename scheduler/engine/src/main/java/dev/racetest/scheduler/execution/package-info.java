/**
 * One execution of the code under test: its tasks, what they wait for, and who runs next.
 *
 * <p>Everything here runs in the middle of the code under test, one task at a time. Nothing uses
 * classes of {@code java.util} that carry hooks themselves.
 */
package dev.racetest.scheduler.execution;
