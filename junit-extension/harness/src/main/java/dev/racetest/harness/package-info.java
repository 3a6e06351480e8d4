/** What the front ends for jcstress tests and for operation tests have in common. */
package dev.racetest.harness;
