/** What each hook costs, outside explorations and within them. */
package dev.racetest.benchmarks.hooks;
