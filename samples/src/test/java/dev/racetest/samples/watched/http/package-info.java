/** A server that counts its hits, right and wrong, under load from clients on the same machine. */
package dev.racetest.samples.watched.http;
