/** The failing execution that is reported is the simplest one, held against all there are. */
package dev.racetest.samples.shrinking;
