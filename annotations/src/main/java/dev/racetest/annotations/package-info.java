/** What production code may say about itself for the sake of race tests. */
package dev.racetest.annotations;
