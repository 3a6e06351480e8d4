/**
 * JSON: {@link dev.racetest.reports.json.ReportJson} makes it from the result of an exploration,
 * {@link dev.racetest.reports.json.JsonText} writes it.
 */
package dev.racetest.reports.json;
