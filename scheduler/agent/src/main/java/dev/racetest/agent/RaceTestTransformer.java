package dev.racetest.agent;

import dev.racetest.hooks.Hooks;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;

/** Rewrites classes as they are loaded. A class that cannot be rewritten is used as it is. */
final class RaceTestTransformer implements ClassFileTransformer {
  private final ClassFilter filter;
  private final ThreadTypes threads = new ThreadTypes();

  RaceTestTransformer(ClassFilter filter) {
    this.filter = filter;
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain, byte[] classFile) {
    if (name == null) {
      return null;
    }
    // A class may be loaded in the middle of a task; what is done here is no part of that task.
    Thread suspended = Hooks.suspend();
    try {
      Treatment treatment = filter.treatment(name, loader);
      return ClassRewriter.rewrite(classFile, loader, treatment, loaded != null, threads);
    } catch (Throwable failure) {
      Log.warn("cannot rewrite " + name.replace('/', '.') + ", it is used as it is", failure);
      return null;
    } finally {
      Hooks.resume(suspended);
    }
  }
}
