/** Frames and events in words, the same in all formats. */
package dev.racetest.reports.text;
