/**
 * What a job has come to, as files: {@link dev.racetest.nightly.report.ReportFiles} writes all of
 * them.
 */
@NullMarked
package dev.racetest.nightly.report;

import org.jspecify.annotations.NullMarked;
