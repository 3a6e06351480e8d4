package dev.racetest.agent;

import org.objectweb.asm.MethodVisitor;

/**
 * Gives a {@code synchronized} method a monitor that the model decides about. The method's own flag
 * is removed where the class is being loaded; a loaded class must keep it (JVMTI forbids to change
 * modifiers), then the model is only told.
 */
final class SynchronizedMethodVisitor extends BracketVisitor {
  private final boolean flagRemoved;
  private final int enterSite;
  private final int exitSite;

  SynchronizedMethodVisitor(
      MethodVisitor next,
      String type,
      int access,
      boolean flagRemoved,
      Treatment treatment,
      SiteTable sites,
      boolean hasFrames) {
    super(next, type, access, hasFrames);
    this.flagRemoved = flagRemoved;
    this.enterSite = sites.next(MonitorVisitor.flags(treatment));
    this.exitSite = sites.next(MonitorVisitor.flags(treatment));
  }

  @Override
  void begin() {
    pushMonitor();
    if (flagRemoved) {
      MonitorVisitor.enter(mv, enterSite);
    } else {
      Insertion.push(mv, enterSite);
      Insertion.hook(mv, "synchronizedBegins", "(Ljava/lang/Object;I)V");
    }
  }

  @Override
  void end() {
    pushMonitor();
    if (flagRemoved) {
      MonitorVisitor.exit(mv, exitSite);
    } else {
      Insertion.push(mv, exitSite);
      Insertion.hook(mv, "synchronizedEnds", "(Ljava/lang/Object;I)V");
    }
  }
}
