/**
 * Rewrites classes for a program that is watched with its real threads: what it accesses is told
 * beside it, and what synchronises is told before or after it; nothing is decided for it.
 */
package dev.racetest.agent.watch;
