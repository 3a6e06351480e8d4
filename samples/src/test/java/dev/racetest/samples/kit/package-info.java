/** Tests of tests: a library's author shows that wrong use of the library is found. */
package dev.racetest.samples.kit;
