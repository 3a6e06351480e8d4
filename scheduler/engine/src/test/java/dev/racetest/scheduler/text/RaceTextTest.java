package dev.racetest.scheduler.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.Event.HeldLock;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.spi.Operation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RaceTextTest {
  private static final History HISTORY =
      new Histories().task("auditor").task("depositor").history();
  private static final Event WRITE =
      Histories.access(
          2,
          Operation.WRITE,
          "100",
          "150",
          List.of(new HeldLock("Lock@3", "Account.java:30")),
          Histories.frame("bank.Account", "deposit", 33),
          Histories.frame("bank.AccountTest", "lambda$audit$0", 27),
          Histories.frame("java.lang.Thread", "run", 840));
  private static final Event READ =
      Histories.access(
          1, Operation.READ, "100", "", List.of(), Histories.frame("bank.Account", "balance", 51));

  private static Details.Race race(String variable, String type, List<String> orders) {
    return new Details.Race(
        variable,
        type,
        "Account@1",
        WRITE,
        READ,
        List.of("T1 released nothing", "no common lock"),
        orders,
        Optional.of("hold the lock"));
  }

  private static String text(Details.Race race) {
    return new RaceText(race, HISTORY, SourceLines.NONE, List.of()).text(Room.WIDE);
  }

  @Test
  void wholeStory() {
    List<String> orders = List.of("one way: fine", "the other way: not so fine");
    assertEquals(
        """
        DATA RACE on Account.balance (int) of Account@1

          WRITE 100 -> 150  by "depositor" (T2), holding Lock@3 (locked at Account.java:30)
              at bank.Account.deposit(Account.java:33)
              at bank.AccountTest.lambda$audit$0(AccountTest.java:27)
          READ 100          by "auditor" (T1), holding nothing          [earlier]
              at bank.Account.balance(Account.java:51)

          T1 "auditor" was started at AccountTest.java:26, T2 "depositor" at AccountTest.java:27
          Not ordered: T1 released nothing; no common lock
          Both orders were run, and the outcome differs:
            one way: fine
            the other way: not so fine
          Hint: hold the lock
          If it does no harm: @RaceFree("reason") on the field Account.balance
        """,
        text(race("Account.balance", "int", orders)));
  }

  @Test
  void sameOutcomeIsSaid() {
    List<String> orders = List.of("one way: fine", "the other way: fine");
    assertTrue(text(race("Account.balance", "int", orders)).contains("with the same outcome"));
  }

  @Test
  void onlyFieldsCanBeOptedOut() {
    assertFalse(text(race("int[3]", "int", List.of())).contains("@RaceFree"));
    assertFalse(text(race("HashMap.put", "", List.of())).contains("@RaceFree"));
  }

  @Test
  void halvesOfLongValuesMayBeSeen() {
    assertTrue(text(race("Account.balance", "long", List.of())).contains("May tear"));
    assertFalse(text(race("Account.balance", "int", List.of())).contains("May tear"));
  }

  @Test
  void operationsOfTheJdkAreNamedAtTheAccesses() {
    String text = text(race("HashMap.get against Account.balance", "", List.of()));
    assertTrue(text.contains("  WRITE 100 -> 150 in Account.balance  by "), text);
  }

  @Test
  void fieldOfOneOfSeveralObjectsIsNotNamedAgain() {
    assertFalse(text(race("Account", "int", List.of())).contains("in Account.balance of"));
  }

  @Test
  void creationStacksWhereTheyAreAskedFor() {
    RaceText text =
        new RaceText(
            race("Account.balance", "int", List.of()), HISTORY, SourceLines.NONE, List.of());
    assertFalse(text.text(Room.WIDE).contains("bank.AccountTest.audit(AccountTest.java:26)"));
    assertTrue(
        text.withCreationStacks()
            .text(Room.WIDE)
            .contains("bank.AccountTest.audit(AccountTest.java:26)"));
  }

  @Test
  void accessWhoseStackIsNotKnown() {
    Details.Race race = race("Account.balance", "int", List.of());
    Event unknown = Histories.access(1, Operation.READ, "", "", List.of());
    Details.Race without =
        new Details.Race(
            race.variable(),
            race.type(),
            "",
            race.later(),
            unknown,
            List.of(),
            List.of(),
            Optional.empty());
    String text = text(without);
    assertTrue(text.startsWith("DATA RACE on Account.balance (int)\n"), text);
    assertTrue(text.contains("(the stack of this access could not be found again)"), text);
  }

  @Test
  void testBodyWasStartedByNobody() {
    Event read = Histories.access(0, Operation.READ, "1", "", List.of());
    Details.Race race = race("Account.balance", "int", List.of());
    Details.Race withBody =
        new Details.Race(
            race.variable(), "int", "", WRITE, read, List.of(), List.of(), Optional.empty());
    String text = text(withBody);
    assertTrue(
        text.contains(
            "  T0 \"main\" runs the test body, T2 \"depositor\" was started at AccountTest.java:27"),
        text);
  }
}
