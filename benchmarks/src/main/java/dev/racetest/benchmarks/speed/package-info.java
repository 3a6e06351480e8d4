/** How close to the limit of the machine an execution comes, in one table. */
package dev.racetest.benchmarks.speed;
