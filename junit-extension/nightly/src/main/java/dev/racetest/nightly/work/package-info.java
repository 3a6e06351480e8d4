/**
 * Processes that explore: {@link dev.racetest.nightly.work.Worker} takes items from a store and has
 * an {@link dev.racetest.nightly.work.ItemRunner} explore them, {@link
 * dev.racetest.nightly.work.Coordinator} looks after the workers of a machine.
 */
@NullMarked
package dev.racetest.nightly.work;

import org.jspecify.annotations.NullMarked;
