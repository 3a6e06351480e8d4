/**
 * Looks into executions for what did not happen in them but could in others: races between accesses
 * that only locks have ordered, by chance of who came first, and deadlocks of locks taken in
 * opposite orders. What is suspected is never reported: a directed execution has to show it.
 */
package dev.racetest.scheduler.prediction;
