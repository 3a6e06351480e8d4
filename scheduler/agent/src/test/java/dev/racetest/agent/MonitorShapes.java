package dev.racetest.agent;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Looks at what real monitors a class enters and leaves. */
final class MonitorShapes {
  private MonitorShapes() {}

  /**
   * The methods that leave another object than one they are seen to have entered, which HotSpot
   * does not compile.
   */
  static Set<String> unbalanced(byte[] code) {
    ClassNode type = new ClassNode();
    new ClassReader(code).accept(type, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    Set<String> found = new HashSet<>();
    for (MethodNode method : type.methods) {
      if (!isBalanced(method)) {
        found.add(type.name + "." + method.name + method.desc);
      }
    }
    return found;
  }

  private static boolean isBalanced(MethodNode method) {
    Set<Integer> entered = new HashSet<>();
    Set<Integer> left = new HashSet<>();
    for (AbstractInsnNode node : method.instructions) {
      if (node.getOpcode() == Opcodes.MONITORENTER) {
        entered.add(local(node, Opcodes.ASTORE));
      } else if (node.getOpcode() == Opcodes.MONITOREXIT) {
        left.add(local(node, Opcodes.ALOAD));
      }
    }
    return !entered.contains(-1) && entered.equals(left);
  }

  /** The variable that is used right before an instruction, -1 if there is none. */
  private static int local(AbstractInsnNode node, int opcode) {
    return node.getPrevious() instanceof VarInsnNode before && before.getOpcode() == opcode
        ? before.var
        : -1;
  }
}
