/** Whether the hash of a trace tells the traces apart that enumeration and logs tell apart. */
package dev.racetest.samples.traces;
