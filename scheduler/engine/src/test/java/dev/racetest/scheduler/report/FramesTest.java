package dev.racetest.scheduler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FramesTest {
  private static final StackTraceElement JDK =
      new StackTraceElement("java.util.HashMap", "put", "HashMap.java", 610);

  @Test
  void placeIsTheFirstBelowTheJdk() {
    assertEquals("Account.java:30", placeBelowTheJdk("Account.java", 30));
  }

  @Test
  void entryOfASynchronizedMethodHasNoLine() {
    assertEquals("Account.java", placeBelowTheJdk("Account.java", -1));
  }

  @Test
  void classCompiledWithoutItsFileIsNamed() {
    assertEquals("bank.Account.pay(Unknown Source)", placeBelowTheJdk(null, -1));
  }

  @Test
  void jdkAloneIsNoPlace() {
    assertEquals("an unknown place", Frames.place(new StackTraceElement[] {JDK}));
  }

  private static String placeBelowTheJdk(String file, int line) {
    StackTraceElement below = new StackTraceElement("bank.Account", "pay", file, line);
    return Frames.place(new StackTraceElement[] {JDK, below});
  }
}
