/** Well-known libraries, used as their users do, watched with their real threads. */
package dev.racetest.samples.watched.libraries;
