/** What the race mode costs: ordinary programs, bare and watched. */
package dev.racetest.benchmarks.watched;
