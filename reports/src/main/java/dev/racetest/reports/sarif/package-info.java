/**
 * SARIF 2.1.0, the format in which code review and continuous integration take results (OASIS
 * Standard, Static Analysis Results Interchange Format).
 */
package dev.racetest.reports.sarif;
