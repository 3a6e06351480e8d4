/**
 * One exploration on several processors: its executions are divided into numbered blocks, which are
 * run here and in worker JVMs; what comes of it does not depend on which JVM ran what.
 */
package dev.racetest.junit.workers;
