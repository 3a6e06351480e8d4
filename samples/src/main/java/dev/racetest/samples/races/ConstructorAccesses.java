package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;

/**
 * Constructors: what they write is not safe if {@code this} is known elsewhere before their end.
 */
public class ConstructorAccesses {
  private static class Plant {
    private int height;

    Plant(Garden garden, boolean isEarly) {
      if (isEarly) {
        garden.newest = this;
      }
      this.height = 5;
      if (!isEarly) {
        garden.newest = this;
      }
    }
  }

  private static final class Rose extends Plant {
    private int thorns;

    Rose(Garden garden) {
      super(garden, false);
      this.thorns = 9;
    }
  }

  private static final class Garden {
    volatile Plant newest;
  }

  private static final class Clockwork {
    private final Thread thread;
    private int ticks;

    Clockwork(boolean isEarly) {
      if (!isEarly) {
        ticks = 100;
      }
      thread = Threads.start(() -> ticks++);
      if (isEarly) {
        ticks = 100;
      }
    }
  }

  private static final class Ticket {
    private static int sold;
    private final int number;

    Ticket() {
      number = ++sold;
    }
  }

  private static final class Meter {
    private int value = 3;

    {
      value *= 2;
    }
  }

  /** {@code this} escapes through a volatile field before its own field is written. */
  @Verdict(value = Expected.DATA_RACE, variable = "Plant.height")
  public void thisEscapes() throws Exception {
    Garden garden = new Garden();
    Threads.runAll(() -> new Plant(garden, true), () -> measure(garden));
  }

  /** The constructor does nothing after it has published {@code this}. */
  @Verdict(Expected.SILENT)
  public void thisEscapesAtTheEnd() throws Exception {
    Garden garden = new Garden();
    Threads.runAll(() -> new Plant(garden, false), () -> measure(garden));
  }

  private static void measure(Garden garden) {
    Plant plant = garden.newest;
    if (plant != null) {
      Check.that(plant.height >= 0, "unreadable");
    }
  }

  /** The end of the superclass's constructor is the middle of the subclass's. */
  @Verdict(value = Expected.DATA_RACE, variable = "Rose.thorns")
  public void thisEscapesFromTheSuperclass() throws Exception {
    Garden garden = new Garden();
    Threads.runAll(
        () -> new Rose(garden),
        () -> {
          if (garden.newest instanceof Rose rose) {
            Check.that(rose.thorns >= 0, "unreadable");
          }
        });
  }

  /** What the superclass wrote before is seen, whatever the subclass still has to write. */
  @Verdict(Expected.SILENT)
  public void fieldOfTheSuperclass() throws Exception {
    Garden garden = new Garden();
    Threads.runAll(() -> new Rose(garden), () -> measure(garden));
  }

  /** The constructor starts a thread and goes on writing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Clockwork.ticks")
  public void startsAThreadTooEarly() throws Exception {
    new Clockwork(true).thread.join();
  }

  /** The constructor has written everything when it starts its thread. */
  @Verdict(Expected.SILENT)
  public void startsAThreadAtTheEnd() throws Exception {
    Clockwork clockwork = new Clockwork(false);
    clockwork.thread.join();
    Check.equal(101, clockwork.ticks);
  }

  /** Two constructors count in the same static field. */
  @Verdict(value = Expected.DATA_RACE, variable = "Ticket.sold")
  public void staticFieldInTwoConstructors() throws Exception {
    Threads.Action sell = () -> Check.that(new Ticket().number > 0, "not sold");
    Threads.runAll(sell, sell);
  }

  /** Two objects made at the same time; field initializers and blocks write to each its own. */
  @Verdict(Expected.SILENT)
  public void objectsOfTheirOwn() throws Exception {
    Threads.Action make = () -> Check.equal(6, new Meter().value);
    Threads.runAll(make, make);
  }

  /** An initializer block of an object known to nobody else is harmless; what follows is not. */
  @Verdict(value = Expected.DATA_RACE, variable = "Meter.value")
  public void objectSharedAfterItsConstructor() throws Exception {
    Meter meter = new Meter();
    Threads.Action increment = () -> meter.value++;
    Threads.runAll(increment, increment);
  }
}
