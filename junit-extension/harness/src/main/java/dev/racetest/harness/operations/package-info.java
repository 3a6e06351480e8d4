/**
 * Tests of concurrent data structures by their operations: random scenarios, every schedule under
 * control, answers held against a sequential specification.
 */
package dev.racetest.harness.operations;
