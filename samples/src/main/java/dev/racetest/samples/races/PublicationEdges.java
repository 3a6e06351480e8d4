package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;

/** How a new object gets to other threads, and what they may find in it. */
public class PublicationEdges {
  /** Immutable. */
  private static final class Card {
    final String text;

    Card(String text) {
      this.text = text;
    }
  }

  /** Has a final reference to what is not final. */
  private static final class Table {
    final int[] cells = new int[1];
  }

  /** Shows itself to others; whether it is finished then depends on the order. */
  private static final class Guest {
    int age;

    Guest(Desk desk, boolean isEager) {
      if (isEager) {
        desk.guest = this;
        age = 1;
      } else {
        age = 1;
        desk.guest = this;
      }
    }
  }

  /** Where others look. */
  private static final class Desk {
    Card plainCard;
    volatile Card card;
    volatile Table table;
    volatile Guest guest;

    synchronized Card cardMadeUnderLock() {
      if (plainCard == null) {
        plainCard = new Card("a");
      }
      return plainCard;
    }

    synchronized Card volatileCardMadeUnderLock() {
      if (card == null) {
        card = new Card("a");
      }
      return card;
    }
  }

  private static final class Registry {
    static final Registry INSTANCE = new Registry();

    int size = 1;
  }

  private enum Planet {
    EARTH;

    int visits = 1;
  }

  private static final class Holder {
    static final int[] CELLS = {1};
  }

  private static int[] lazyCells;

  private final Desk desk = new Desk();

  /** The reference races; what is behind it is final and does not. */
  @Verdict(value = Expected.DATA_RACE, variable = "Desk.plainCard")
  public void immutableInPlainField() throws Exception {
    Threads.runAll(
        () -> desk.plainCard = new Card("a"),
        () -> {
          Card card = desk.plainCard;
          Check.that(card == null || card.text.equals("a"), "half made");
        });
  }

  /** The reference is volatile. */
  @Verdict(Expected.SILENT)
  public void immutableInVolatileField() throws Exception {
    Threads.runAll(
        () -> desk.card = new Card("a"),
        () -> {
          Card card = desk.card;
          Check.that(card == null || card.text.equals("a"), "half made");
        });
  }

  /** The array behind the final field is filled before the table is shown. */
  @Verdict(Expected.SILENT)
  public void finalArrayFilledBefore() throws Exception {
    Threads.runAll(
        () -> {
          Table table = new Table();
          table.cells[0] = 1;
          desk.table = table;
        },
        this::readTable);
  }

  /** The field is final; the element is not. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[0]")
  public void finalArrayFilledAfterwards() throws Exception {
    Threads.runAll(
        () -> {
          Table table = new Table();
          desk.table = table;
          table.cells[0] = 1;
        },
        this::readTable);
  }

  private void readTable() {
    Table table = desk.table;
    Check.that(table == null || table.cells[0] >= 0, "unreadable");
  }

  /** The last thing that the constructor does is to show the object. */
  @Verdict(Expected.SILENT)
  public void shownWhenFinished() throws Exception {
    Threads.runAll(() -> new Guest(desk, false), this::readGuest);
  }

  /** The constructor shows the object and goes on. */
  @Verdict(value = Expected.DATA_RACE, variable = "Guest.age")
  public void shownTooEarly() throws Exception {
    Threads.runAll(() -> new Guest(desk, true), this::readGuest);
  }

  private void readGuest() {
    Guest guest = desk.guest;
    Check.that(guest == null || guest.age >= 0, "unreadable");
  }

  /** A static final field is set before anybody can read it. */
  @Verdict(Expected.SILENT)
  public void staticFinal() throws Exception {
    Threads.Action reader = () -> Check.equal(1, Registry.INSTANCE.size);
    Threads.runAll(reader, reader);
  }

  /** Being reached through a static final field does not make the object immutable. */
  @Verdict(value = Expected.DATA_RACE, variable = "Registry.size")
  public void staticFinalChanged() throws Exception {
    Threads.Action writer = () -> Registry.INSTANCE.size++;
    Threads.runAll(writer, writer);
  }

  /** An enum constant is made once, before anybody can use it. */
  @Verdict(Expected.SILENT)
  public void enumConstant() throws Exception {
    Threads.Action reader = () -> Check.equal(1, Planet.EARTH.visits);
    Threads.runAll(reader, reader);
  }

  /** An enum constant is an object like any other. */
  @Verdict(value = Expected.DATA_RACE, variable = "Planet.visits")
  public void enumConstantChanged() throws Exception {
    Threads.Action writer = () -> Planet.EARTH.visits++;
    Threads.runAll(writer, writer);
  }

  /** The class is initialised by whoever comes first, and the other one waits. */
  @Verdict(Expected.SILENT)
  public void lazyHolder() throws Exception {
    Threads.Action reader = () -> Check.equal(1, Holder.CELLS[0]);
    Threads.runAll(reader, reader);
  }

  /** A static field that is filled by whoever finds it empty. */
  @Verdict(value = Expected.DATA_RACE, variable = "PublicationEdges.lazyCells")
  public void lazyField() throws Exception {
    Threads.Action reader =
        () -> {
          if (lazyCells == null) {
            lazyCells = new int[0];
          }
        };
    Threads.runAll(reader, reader);
  }

  /** The first look at the field is without the lock. */
  @Verdict(value = Expected.DATA_RACE, variable = "Desk.plainCard")
  public void doubleCheckedPlainField() throws Exception {
    Threads.Action reader =
        () -> {
          Card card = desk.plainCard;
          Check.equal("a", card != null ? card.text : desk.cardMadeUnderLock().text);
        };
    Threads.runAll(reader, reader);
  }

  /** The same with a volatile field. */
  @Verdict(Expected.SILENT)
  public void doubleCheckedVolatileField() throws Exception {
    Threads.Action reader =
        () -> {
          Card card = desk.card;
          Check.equal("a", card != null ? card.text : desk.volatileCardMadeUnderLock().text);
        };
    Threads.runAll(reader, reader);
  }
}
