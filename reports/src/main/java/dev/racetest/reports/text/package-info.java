/** What the formats share: frames and events in words, fingerprints, and the way to a file. */
package dev.racetest.reports.text;
