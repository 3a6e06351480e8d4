package dev.racetest.agent;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Announces what may initialise a class (JLS 12.4.1), and collects which classes that are. */
final class InitializationVisitor extends MethodVisitor {
  private final String type;
  private final ClassLoader loader;
  private final StaticInitializers initializers;
  private final SiteTable sites;
  private final Set<String> needs;
  private final int freeLocal;

  /** Stack map frames name a new object by the place of its NEW; where these have moved to. */
  private final Map<Label, Label> places = new HashMap<>();

  private Label lastLabel = new Label();

  /**
   * Makes a visitor.
   *
   * @param needs where the names of the classes are added
   * @param freeLocal the first local variable that the method does not use
   */
  InitializationVisitor(
      MethodVisitor next,
      String type,
      ClassLoader loader,
      StaticInitializers initializers,
      SiteTable sites,
      Set<String> needs,
      int freeLocal) {
    super(Opcodes.ASM9, next);
    this.type = type;
    this.loader = loader;
    this.initializers = initializers;
    this.sites = sites;
    this.needs = needs;
    this.freeLocal = freeLocal;
  }

  @Override
  public void visitTypeInsn(int opcode, String operand) {
    if (opcode == Opcodes.NEW) {
      announce(operand);
      // Only the first NEW after a label can be the one that the label stands before.
      Label place = new Label();
      if (places.putIfAbsent(lastLabel, place) == null) {
        mv.visitLabel(place);
      }
    }
    super.visitTypeInsn(opcode, operand);
  }

  @Override
  public void visitLabel(Label label) {
    lastLabel = label;
    super.visitLabel(label);
  }

  @Override
  public void visitFrame(int kind, int locals, Object[] local, int items, Object[] stack) {
    super.visitFrame(kind, locals, moved(locals, local), items, moved(items, stack));
  }

  private Object[] moved(int count, Object[] types) {
    if (types == null) {
      return null;
    }
    Object[] moved = types.clone();
    for (int i = 0; i < Math.min(count, moved.length); i++) {
      if (moved[i] instanceof Label place) {
        moved[i] = places.getOrDefault(place, place);
      }
    }
    return moved;
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    if (opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC) {
      announce(owner);
    }
    super.visitFieldInsn(opcode, owner, name, descriptor);
  }

  @Override
  public void visitMethodInsn(int opcode, String owner, String name, String desc, boolean itf) {
    if (opcode == Opcodes.INVOKESTATIC) {
      if (owner.equals("java/lang/Class") && name.equals("forName")) {
        announceByName(desc);
      } else {
        announce(owner);
      }
    }
    super.visitMethodInsn(opcode, owner, name, desc, itf);
  }

  private void announce(String owner) {
    if (owner.equals(type) || !initializers.areIn(owner, loader)) {
      return;
    }
    needs.add(owner.replace('/', '.'));
    Insertion.push(mv, sites.next(owner, null, 0));
    Insertion.hook(mv, "initialize", "(I)V");
  }

  private void announceByName(String desc) {
    if (desc.startsWith("(Ljava/lang/String;)")) {
      mv.visitInsn(Opcodes.DUP);
      Insertion.push(mv, sites.next(0));
      Insertion.hook(mv, "initialize", "(Ljava/lang/String;I)V");
    } else if (desc.startsWith("(Ljava/lang/String;Z")) {
      Type[] arguments = Type.getArgumentTypes(desc);
      Insertion.spill(mv, arguments, freeLocal);
      Insertion.reload(mv, arguments, freeLocal);
      Insertion.push(mv, sites.next(0));
      Insertion.hook(mv, "initialize", "(Ljava/lang/String;ZLjava/lang/ClassLoader;I)V");
      Insertion.reload(mv, arguments, freeLocal);
    }
  }
}
