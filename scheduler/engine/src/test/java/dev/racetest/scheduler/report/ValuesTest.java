package dev.racetest.scheduler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ValuesTest {
  private final Values values = new Values(new Names());

  /** Objects of the code under test must not be asked for anything. */
  private static final class Touchy {
    @Override
    public String toString() {
      throw new AssertionError("asked for its text");
    }

    @Override
    public int hashCode() {
      throw new AssertionError("asked for its hash code");
    }

    @Override
    public boolean equals(Object other) {
      throw new AssertionError("asked whether it is equal");
    }
  }

  private enum Light {
    RED {
      @Override
      public String toString() {
        throw new AssertionError("asked for its text");
      }
    }
  }

  @Test
  void primitivesAreTheirValues() {
    assertEquals("7", values.text(7));
    assertEquals("-1", values.text((byte) -1));
    assertEquals("2.5", values.text(2.5));
    assertEquals("true", values.text(true));
    assertEquals("'a'", values.text('a'));
    assertEquals("'\\n'", values.text('\n'));
  }

  @Test
  void referencesAreNamesThatStay() {
    Touchy one = new Touchy();
    Touchy other = new Touchy();
    String name = values.text(one);
    assertEquals("ValuesTest$Touchy@1", name);
    assertEquals("ValuesTest$Touchy@2", values.text(other));
    assertEquals(name, values.text(one));
    assertEquals("null", values.text(null));
    assertEquals("ValuesTest$Light.RED", values.text(Light.RED));
    assertEquals("ValuesTest$Touchy.class", values.text(Touchy.class));
  }

  @Test
  void stringsAreQuotedPrintableAndShort() {
    assertEquals("\"a\\\"b\\n\\u0000\"", values.text("a\"b\n\0"));
    assertEquals("\"" + "x".repeat(40) + "...\"", values.text("x".repeat(41)));
    assertEquals("\"" + "x".repeat(40) + "\"", values.text("x".repeat(40)));
  }

  @Test
  void whatIsNotKnownIsNotSaid() {
    assertEquals("", values.text(RawEvent.UNKNOWN));
  }
}
