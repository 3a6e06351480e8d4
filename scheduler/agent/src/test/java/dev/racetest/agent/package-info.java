/** Tests of the agent: rewritten classes are valid, say what they do, and behave as before. */
package dev.racetest.agent;
