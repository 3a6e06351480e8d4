/**
 * Runs jcstress tests under the controlled scheduler. The rules are those that jcstress documents
 * and shows; jcstress itself is on the class path of those who have such tests.
 */
package dev.racetest.harness.jcstress;
