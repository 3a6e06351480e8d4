/** Makes sure that classes are rewritten in this JVM. */
package dev.racetest.scheduler.install;
