/** Programs that tests start in a JVM of their own, watched; they know nothing of RaceTest. */
package acme;
