/**
 * Puts back between two executions what the first has changed in static fields, so that every
 * execution of an exploration begins in the same state.
 *
 * <p>Called by the engine, never by the code under test, and calls none of that code: objects are
 * compared by identity, and read and written as memory.
 */
package dev.racetest.scheduler.state;
