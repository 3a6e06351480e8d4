/**
 * What strategies and observers plug into. Providers are found by {@link java.util.ServiceLoader}.
 */
package dev.racetest.scheduler.spi;
