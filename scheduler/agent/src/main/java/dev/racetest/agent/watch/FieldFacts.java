package dev.racetest.agent.watch;

import org.objectweb.asm.Opcodes;

/**
 * What is known of a field.
 *
 * @param declaring the class that declares it, by its internal name
 * @param access its flags
 * @param index its place among the watched fields of that class, static ones apart; -1 if it is not
 *     watched
 */
record FieldFacts(String declaring, int access, int index) {
  boolean isVolatile() {
    return (access & Opcodes.ACC_VOLATILE) != 0;
  }

  boolean isWatched() {
    return index >= 0;
  }
}
