package dev.racetest.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Lets the model decide who enters a monitor, before a real one is taken. */
final class MonitorVisitor extends MethodVisitor {
  private final SiteTable sites;
  private final int flags;

  MonitorVisitor(MethodVisitor next, Treatment treatment, SiteTable sites) {
    super(Opcodes.ASM9, next);
    this.sites = sites;
    this.flags = flags(treatment);
  }

  /** The flags of sites at which monitors are entered or left. */
  static int flags(Treatment treatment) {
    return treatment.modelledMonitors ? 0 : dev.racetest.hooks.Sites.REAL_MONITOR;
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.MONITORENTER) {
      enter(mv, sites.next(flags));
    } else if (opcode == Opcodes.MONITOREXIT) {
      exit(mv, sites.next(flags));
    } else {
      super.visitInsn(opcode);
    }
  }

  /** Enters the monitor on top of the stack. */
  static void enter(MethodVisitor code, int site) {
    Insertion.push(code, site);
    Insertion.hook(code, "monitorEnter", "(Ljava/lang/Object;I)Ljava/lang/Object;");
    code.visitInsn(Opcodes.MONITORENTER);
  }

  /** Leaves the monitor on top of the stack. */
  static void exit(MethodVisitor code, int site) {
    Insertion.push(code, site);
    Insertion.hook(code, "monitorExit", "(Ljava/lang/Object;I)Ljava/lang/Object;");
    code.visitInsn(Opcodes.MONITOREXIT);
  }
}
