/** The corpora and servers with their real threads, in JVMs that are watched. */
package dev.racetest.samples.watched;
