package dev.racetest.agent;

import org.objectweb.asm.MethodVisitor;

/** Announces the begin and end of a static initializer (JLS 12.4.2). */
final class InitializerVisitor extends BracketVisitor {
  InitializerVisitor(MethodVisitor next, String type, int access, boolean hasFrames) {
    super(next, type, access, hasFrames);
  }

  @Override
  void begin() {
    pushType();
    Insertion.hook(mv, "initializerBegins", "(Ljava/lang/Class;)V");
  }

  @Override
  void end() {
    pushType();
    Insertion.hook(mv, "initializerEnds", "(Ljava/lang/Class;)V");
  }
}
