package dev.racetest.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportNameTest {
  @Test
  void anOrdinaryTestIsNamedAsItIs() {
    assertEquals(
        "bank.AccountTest$Inner.audit", ReportName.of("bank.AccountTest$Inner.audit").id());
  }

  @Test
  void aNameIsSafeOnEverySystem() {
    for (String test :
        List.of("", "a/../../b", "c:\\d*?\"<>|", "m(int, String)", "täst", "x".repeat(1000))) {
      String name = ReportName.of(test).file(Format.JSON);
      assertTrue(name.matches("[A-Za-z0-9._$-]{9,200}"), name);
    }
  }

  @Test
  void differentTestsHaveDifferentFiles() {
    List<ReportName> names =
        List.of(
            ReportName.of("T.m"),
            ReportName.of("T.m()"),
            ReportName.of("T.m(int)"),
            ReportName.of("T.m_int_"),
            ReportName.of("T.m[int]"),
            ReportName.of("x".repeat(500) + "a"),
            ReportName.of("x".repeat(500) + "b"),
            ReportName.of("T.m", "1", "same"),
            ReportName.of("T.m", "2", "same"),
            ReportName.of("T.m", "1.1", "same"),
            ReportName.of("T.m", "1-2", "same"),
            ReportName.of("summary"));
    Set<String> files = new HashSet<>(List.of("summary.json"));
    for (ReportName name : names) {
      for (Format format : Format.values()) {
        assertTrue(files.add(name.file(format)), name.file(format));
      }
    }
    for (ReportName one : names) {
      for (ReportName other : names) {
        assertEquals(one == other, one.isOf(other.file(Format.SARIF)), one + " and " + other);
      }
    }
  }

  @Test
  void anInvocationIsKnownByItsLabel() {
    ReportName name = ReportName.of("T.m", "2", " 100, \"a/b\" ");

    assertTrue(
        name.file(Format.JSON).matches("T\\.m-2-100_a_b-[0-9a-f]{8}\\.json"), name.toString());
  }

  @Test
  void anInvocationWithAnotherLabelIsTheSameTest() {
    ReportName before = ReportName.of("T.m", "1", "Account@1b2c");
    ReportName now = ReportName.of("T.m", "1", "Account@77aa");

    assertEquals(before.id(), now.id());
    for (Format format : Format.values()) {
      assertTrue(now.isOf(before.file(format)));
      assertFalse(ReportName.of("T.m").isOf(before.file(format)));
    }
  }
}
