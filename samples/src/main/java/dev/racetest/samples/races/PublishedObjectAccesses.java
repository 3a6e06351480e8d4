package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How a new object gets to other threads: final fields need no order (JLS 17.5), all others need
 * one, and so does the variable that leads to the object.
 */
public class PublishedObjectAccesses {
  private record Point(int x, int y) {}

  private static final class Name {
    private final char[] letters = new char[2];

    Name(char first, char last) {
      letters[0] = first;
      letters[1] = last;
    }
  }

  private static final class Box {
    int content;

    Box(int content) {
      this.content = content;
    }
  }

  private static final class Shelf {
    static final VarHandle ITEM = handle();

    Object item;
    volatile Object visible;

    private static VarHandle handle() {
      try {
        return MethodHandles.lookup().findVarHandle(Shelf.class, "item", Object.class);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** The components of a record are final, so only the variable that it is put into races. */
  @Verdict(value = Expected.DATA_RACE, variable = "Shelf.item")
  public void recordInAPlainField() throws Exception {
    Shelf shelf = new Shelf();
    Threads.runAll(
        () -> shelf.item = new Point(1, 2),
        () -> {
          if (shelf.item instanceof Point point) {
            Check.equal(3, point.x() + point.y());
          }
        });
  }

  /** The twin: the variable is volatile. */
  @Verdict(Expected.SILENT)
  public void recordInAVolatileField() throws Exception {
    Shelf shelf = new Shelf();
    Threads.runAll(
        () -> shelf.visible = new Point(1, 2),
        () -> {
          if (shelf.visible instanceof Point point) {
            Check.equal(3, point.x() + point.y());
          }
        });
  }

  /** What a final field leads to is frozen with it: only the variable races, no letter does. */
  @Verdict(value = Expected.DATA_RACE, variable = "Shelf.item")
  public void arrayInAFinalFieldInAPlainField() throws Exception {
    Shelf shelf = new Shelf();
    Threads.runAll(
        () -> shelf.item = new Name('r', 't'),
        () -> {
          if (shelf.item instanceof Name name) {
            Check.equal('t', name.letters[1]);
          }
        });
  }

  /** An opaque publication does not race and orders nothing, and final fields need no order. */
  @Verdict(Expected.SILENT)
  public void recordPublishedOpaquely() throws Exception {
    Shelf shelf = new Shelf();
    Threads.runAll(
        () -> Shelf.ITEM.setOpaque(shelf, (Object) new Point(1, 2)),
        () -> {
          if (Shelf.ITEM.getOpaque(shelf) instanceof Point point) {
            Check.equal(3, point.x() + point.y());
          }
        });
  }

  /** The elements of an array are seen as the end of the constructor left them (JLS 17.5.1). */
  @Verdict(Expected.SILENT)
  public void arrayInAFinalFieldPublishedOpaquely() throws Exception {
    Shelf shelf = new Shelf();
    Threads.runAll(
        () -> Shelf.ITEM.setOpaque(shelf, (Object) new Name('r', 't')),
        () -> {
          if (Shelf.ITEM.getOpaque(shelf) instanceof Name name) {
            Check.equal('t', name.letters[1]);
          }
        });
  }

  /** A field that is not final is not safe behind an opaque publication. */
  @Verdict(value = Expected.DATA_RACE, variable = "Box.content")
  public void plainFieldPublishedOpaquely() throws Exception {
    Shelf shelf = new Shelf();
    Threads.runAll(
        () -> Shelf.ITEM.setOpaque(shelf, (Object) new Box(7)),
        () -> {
          if (Shelf.ITEM.getOpaque(shelf) instanceof Box box) {
            Check.that(box.content >= 0, "unreadable");
          }
        });
  }

  /** Behind a volatile one it is. */
  @Verdict(Expected.SILENT)
  public void plainFieldInAVolatileField() throws Exception {
    Shelf shelf = new Shelf();
    Threads.runAll(
        () -> shelf.visible = new Box(7),
        () -> {
          if (shelf.visible instanceof Box box) {
            Check.equal(7, box.content);
          }
        });
  }

  /** The box is on the volatile shelf before it is filled. */
  @Verdict(value = Expected.DATA_RACE, variable = "Box.content")
  public void filledAfterPublication() throws Exception {
    Shelf shelf = new Shelf();
    Threads.runAll(
        () -> {
          Box box = new Box(7);
          shelf.visible = box;
          box.content = 8;
        },
        () -> {
          if (shelf.visible instanceof Box box) {
            Check.that(box.content >= 7, "impossible");
          }
        });
  }

  /** The default value of a field that nobody has written is there before everything else. */
  @Verdict(Expected.SILENT)
  public void defaultValuePublishedOpaquely() throws Exception {
    Shelf shelf = new Shelf();
    Threads.runAll(
        () -> Shelf.ITEM.setOpaque(shelf, (Object) new Shelf()),
        () -> {
          if (Shelf.ITEM.getOpaque(shelf) instanceof Shelf inner) {
            Check.equal(null, inner.item);
          }
        });
  }

  /** The array in a record is as mutable as any. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[0]")
  public void arrayInARecord() throws Exception {
    record Scores(int[] values) {}
    Scores scores = new Scores(new int[1]);
    Threads.Action increment = () -> scores.values()[0]++;
    Threads.runAll(increment, increment);
  }
}
