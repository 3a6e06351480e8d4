/**
 * Small programs against published libraries, each the shortest that shows one known bug. They are
 * compiled against one release and run with several.
 */
package dev.racetest.samples.libraries.drivers;
