/**
 * The Java agent: puts the hooks where the whole JVM can call them, and rewrites classes so that
 * they do.
 *
 * <p>{@link dev.racetest.agent.ClassFilter} decides which {@link dev.racetest.agent.Treatment} a
 * class gets, {@link dev.racetest.agent.ClassRewriter} applies it, with one method visitor for each
 * construct of the language.
 */
package dev.racetest.agent;
