/**
 * Operation tests beside Lincheck: the same classes, threads and calls, each tool in its own JVM.
 */
package dev.racetest.benchmarks.beside;
