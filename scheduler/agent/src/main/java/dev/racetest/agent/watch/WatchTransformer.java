package dev.racetest.agent.watch;

import dev.racetest.watch.NotWatched;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.function.BiConsumer;

/** Rewrites classes as they are loaded. A class that cannot be rewritten is used as it is. */
public final class WatchTransformer implements ClassFileTransformer {
  private static final String OWN = "dev/racetest/agent/";

  private final WatchFilter filter;
  private final Fields fields;
  private final BiConsumer<String, Throwable> failed;

  /**
   * Makes a transformer.
   *
   * @param loadedBefore classes that are loaded already, by internal name: they can be given no
   *     words for their fields
   * @param failed is told the name of a class that could not be rewritten, and why
   */
  WatchTransformer(
      WatchFilter filter, Set<String> loadedBefore, BiConsumer<String, Throwable> failed) {
    this.filter = filter;
    this.fields = new Fields(filter, loadedBefore);
    this.failed = failed;
    loadedBefore.forEach(NotWatched::loadedBefore);
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain, byte[] classFile) {
    // The agent's own classes may be what it takes to look at them.
    if (name == null || name.startsWith(OWN)) {
      return null;
    }
    Watching watching = filter.watching(name, loader);
    if (watching == Watching.NOTHING && !ThreadEdit.concerns(name)) {
      return null;
    }
    if (watching == Watching.SYNCHRONISATION && filter.isOfProgram(name, loader)) {
      NotWatched.excluded(name);
    }
    try {
      return WatchRewriter.rewrite(classFile, loader, watching, fields, loaded);
    } catch (Throwable failure) {
      NotWatched.failed(name.replace('/', '.'));
      failed.accept(name.replace('/', '.'), failure);
      return withWordsAlone(classFile, loader, watching, loaded);
    }
  }

  /** Code elsewhere relies on the words, also where the class's own code is left as it is. */
  private byte[] withWordsAlone(
      byte[] classFile, ClassLoader loader, Watching watching, Class<?> loaded) {
    try {
      return watching == Watching.ACCESSES
          ? WatchRewriter.addWords(classFile, loader, fields, loaded)
          : null;
    } catch (Throwable failure) {
      return null;
    }
  }
}
