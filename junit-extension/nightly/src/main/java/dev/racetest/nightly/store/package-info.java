/**
 * What a long exploration is made of, kept where it survives: {@link
 * dev.racetest.nightly.store.WorkStore} holds the pieces that are still to be explored, who has
 * which, and what the finished ones have come to.
 */
@NullMarked
package dev.racetest.nightly.store;

import org.jspecify.annotations.NullMarked;
