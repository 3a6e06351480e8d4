package dev.racetest.watch;

/**
 * Two accesses of a variable of which neither happens before the other, and one writes.
 *
 * @param variable what was accessed, such as {@code com.acme.Account.balance}
 * @param object what holds it, such as {@code com.acme.Account@1b2c3d}
 * @param now the access that was just about to be made, by the calling thread
 * @param before the one made earlier
 */
public record Race(String variable, String object, Access now, Access before) {}
