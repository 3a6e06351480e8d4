/**
 * What concurrent calls answered, and whether an order of them explains it: linearizability,
 * sequential consistency, quiescent consistency.
 */
package dev.racetest.harness.histories;
