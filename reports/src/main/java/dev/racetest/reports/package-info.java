/** What explorations have found, written to files for people and for programs. */
package dev.racetest.reports;
