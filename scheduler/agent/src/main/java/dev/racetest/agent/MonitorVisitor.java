package dev.racetest.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Lets the model decide who enters a monitor, before a real one is taken. */
final class MonitorVisitor extends MethodVisitor {
  private final SiteTable sites;
  private final MonitorLocals locals;
  private final int flags;

  MonitorVisitor(MethodVisitor next, Treatment treatment, SiteTable sites, MonitorLocals locals) {
    super(Opcodes.ASM9, next);
    this.locals = locals;
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
      enter(mv, sites.next(flags), locals.next());
    } else if (opcode == Opcodes.MONITOREXIT) {
      exit(sites.next(flags), locals.next());
    } else {
      super.visitInsn(opcode);
    }
  }

  /**
   * Enters the monitor on top of the stack.
   *
   * @param local where to keep the object that is really entered, -1 for nowhere
   */
  static void enter(MethodVisitor code, int site, int local) {
    Insertion.push(code, site);
    Insertion.hook(code, "monitorEnter", "(Ljava/lang/Object;I)Ljava/lang/Object;");
    if (local >= 0) {
      code.visitInsn(Opcodes.DUP);
      code.visitVarInsn(Opcodes.ASTORE, local);
    }
    code.visitInsn(Opcodes.MONITORENTER);
  }

  private void exit(int site, int local) {
    if (local >= 0) {
      mv.visitVarInsn(Opcodes.ALOAD, local);
      mv.visitInsn(Opcodes.MONITOREXIT);
      mv.visitLabel(locals.end());
      tell(mv, site);
    } else {
      hookOfExit(mv, site);
      mv.visitInsn(Opcodes.MONITOREXIT);
    }
  }

  /** Tells the model that the monitor on top of the stack is left. */
  static void tell(MethodVisitor code, int site) {
    hookOfExit(code, site);
    code.visitInsn(Opcodes.POP);
  }

  private static void hookOfExit(MethodVisitor code, int site) {
    Insertion.push(code, site);
    Insertion.hook(code, "monitorExit", "(Ljava/lang/Object;I)Ljava/lang/Object;");
  }
}
