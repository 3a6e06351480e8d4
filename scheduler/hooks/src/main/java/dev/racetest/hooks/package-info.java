/**
 * What inserted bytecode calls: static methods that do nothing until an execution is active.
 *
 * <p>These few classes are defined by the boot loader, so that code of the JDK itself can call
 * them. They depend on {@code java.base} alone and keep no state but the current {@link Receiver},
 * the thread whose operations it wants to see, and the table of {@link Sites}.
 */
package dev.racetest.hooks;
