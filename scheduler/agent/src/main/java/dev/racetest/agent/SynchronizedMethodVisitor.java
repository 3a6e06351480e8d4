package dev.racetest.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Gives a {@code synchronized} method a monitor that the model decides about. The method's own flag
 * is removed where the class is being loaded; a loaded class must keep it (JVMTI forbids to change
 * modifiers), then the model is only told.
 */
final class SynchronizedMethodVisitor extends BracketVisitor {
  private final boolean flagRemoved;
  private final int enterSite;
  private final int exitSite;
  private final MonitorLocals locals;

  SynchronizedMethodVisitor(
      MethodVisitor next,
      String type,
      int access,
      boolean flagRemoved,
      Treatment treatment,
      SiteTable sites,
      MonitorLocals locals,
      boolean hasFrames) {
    super(next, type, access, hasFrames);
    this.locals = locals;
    this.flagRemoved = flagRemoved;
    this.enterSite = sites.next(MonitorVisitor.flags(treatment));
    this.exitSite = sites.next(MonitorVisitor.flags(treatment));
  }

  @Override
  void begin() {
    pushMonitor();
    if (flagRemoved) {
      MonitorVisitor.enter(mv, enterSite, locals.ofWhole());
    } else {
      Insertion.push(mv, enterSite);
      Insertion.hook(mv, "synchronizedBegins", "(Ljava/lang/Object;I)V");
    }
  }

  @Override
  void end() {
    if (flagRemoved) {
      mv.visitVarInsn(Opcodes.ALOAD, locals.ofWhole());
      mv.visitInsn(Opcodes.MONITOREXIT);
      endRange();
      pushMonitor();
      MonitorVisitor.tell(mv, exitSite);
    } else {
      pushMonitor();
      Insertion.push(mv, exitSite);
      Insertion.hook(mv, "synchronizedEnds", "(Ljava/lang/Object;I)V");
    }
  }

  @Override
  Object[] localsInHandler() {
    Object[] known = super.localsInHandler();
    return flagRemoved ? locals.frameOfWhole(known) : known;
  }
}
