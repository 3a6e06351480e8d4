package dev.racetest.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.hooks.RaceFreeFields;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

class RaceFreeVisitorTest {
  private static final String FIXTURE = RaceFreeFixture.class.getName();
  private byte[] rewritten;

  @BeforeEach
  void rewrite() throws ClassNotFoundException {
    rewritten = new RewritingLoader(RaceFreeFixture.class).rewrite(FIXTURE);
  }

  private static String reason(String field) {
    return RaceFreeFields.reason(FIXTURE, field);
  }

  @Test
  void theReasonIsTheValueOrTheElementOfThatName() {
    assertEquals("a statistic", reason("counted"));
    assertEquals("late is fine", reason("late"));
  }

  @Test
  void anAnnotationWithoutAReasonHasAnEmptyOne() {
    assertEquals("", reason("unexplained"));
  }

  @Test
  void otherFieldsHaveNone() {
    assertNull(reason("guarded"));
    assertNull(reason("plain"));
    assertNull(RaceFreeFields.reason("no.such.Class", "counted"));
  }

  @Test
  void theFieldsOfTheClassAreKnown() {
    assertTrue(RaceFreeFields.knows(FIXTURE));
    assertFalse(RaceFreeFields.knows("no.such.Class"));
    assertNull(RaceFreeFields.access(FIXTURE, "noSuchField"));
    assertEquals(0, RaceFreeFields.access(FIXTURE, "counted"));
    assertNotEquals(0, RaceFreeFields.access(FIXTURE, "plain") & Opcodes.ACC_FINAL);
  }

  @Test
  void theAnnotationStaysInTheClassFile() {
    StringBuilder seen = new StringBuilder();
    new ClassReader(rewritten).accept(new Annotations(seen), 0);
    assertTrue(seen.toString().contains("counted: value=a statistic;"), seen.toString());
    assertTrue(seen.toString().contains("since=3;"), seen.toString());
  }

  /** Writes down the elements of the annotations of fields. */
  private static final class Annotations extends ClassVisitor {
    private final StringBuilder seen;

    Annotations(StringBuilder seen) {
      super(Opcodes.ASM9);
      this.seen = seen;
    }

    @Override
    public FieldVisitor visitField(int access, String name, String desc, String sig, Object value) {
      seen.append(name).append(": ");
      return new FieldVisitor(Opcodes.ASM9) {
        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
          return new AnnotationVisitor(Opcodes.ASM9) {
            @Override
            public void visit(String element, Object elementValue) {
              seen.append(element).append('=').append(elementValue).append(';');
            }
          };
        }
      };
    }
  }
}
