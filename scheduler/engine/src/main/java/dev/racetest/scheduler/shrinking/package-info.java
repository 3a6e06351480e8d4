/**
 * Makes a failing execution simpler, and finds out from where on it could not be averted. What runs
 * the executions is a {@link dev.racetest.scheduler.shrinking.Laboratory}; this package decides
 * which.
 */
package dev.racetest.scheduler.shrinking;
