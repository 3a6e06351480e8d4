/**
 * A data race detector for threads that really run in parallel: happens-before by vector clocks,
 * the last accesses of each variable in words that threads write without locks (FastTrack, Flanagan
 * and Freund, PLDI 2009; the words are those of ThreadSanitizer's shadow memory).
 *
 * <p>Its classes are defined in the boot loader and are called by transformed code, that of the JDK
 * included. They call nothing that is transformed, except while the calling thread is marked as
 * being inside.
 */
package dev.racetest.watch;
