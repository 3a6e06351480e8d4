package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.conformance.FreshClasses;
import dev.racetest.samples.races.Edges.Mail;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * The end of an initializer happens before each thread's first use of the class. The classes are
 * loaded anew for each execution.
 */
public class ClassInitializationEdges {
  /** Remembers who has initialised it. */
  static final class Monument implements Supplier<Thread> {
    static final Thread BUILDER = Thread.currentThread();

    @Override
    public Thread get() {
      return BUILDER;
    }
  }

  /** A plain static field that the initializer sets. */
  static final class Settings implements IntSupplier, Runnable {
    static int value;

    static {
      value = 1;
    }

    @Override
    public int getAsInt() {
      return value;
    }

    @Override
    public void run() {
      value++;
    }
  }

  private final Mail mail = new Mail();
  private final FreshClasses classes;

  /** Loads the classes and initialises none. */
  public ClassInitializationEdges() throws Exception {
    classes = new FreshClasses(Monument.class, Settings.class);
  }

  private <T> T use(Class<? extends T> original, Class<T> type) throws Exception {
    var constructor = classes.initialize(original).getDeclaredConstructor();
    constructor.setAccessible(true);
    return type.cast(constructor.newInstance());
  }

  private Object builder() throws Exception {
    return use(Monument.class, Supplier.class).get();
  }

  private void visitMonument() throws Exception {
    Check.that(builder() != null, "nobody has built it");
  }

  /** Whichever of the two initialises the class, both see what its initializer has written. */
  @Verdict(Expected.SILENT)
  public void writtenByTheInitializer() throws Exception {
    Threads.Action reader = () -> Check.equal(1, use(Settings.class, IntSupplier.class).getAsInt());
    Threads.runAll(reader, reader);
  }

  /** The static field is changed after the initializer has ended. */
  @Verdict(value = Expected.DATA_RACE, variable = "Settings.value")
  public void writtenAfterTheInitializer() throws Exception {
    Threads.runAll(
        () -> use(Settings.class, Runnable.class).run(),
        () -> Check.that(use(Settings.class, IntSupplier.class).getAsInt() > 0, "not set"));
  }

  /** Who initialises the class has written before; the class says who it was. */
  @Verdict(Expected.SILENT)
  public void writtenBeforeTheFirstUse() throws Exception {
    Thread builder =
        Threads.start(
            () -> {
              mail.write();
              visitMonument();
            });
    if (builder() == builder) {
      mail.read();
    }
    builder.join();
  }

  /** Who initialises the class writes afterwards. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterTheFirstUse() throws Exception {
    Thread builder =
        Threads.start(
            () -> {
              visitMonument();
              mail.write();
            });
    if (builder() == builder) {
      mail.read();
    }
    builder.join();
  }

  /** The class is initialised between the write and the read, by a thread that does neither. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void initializedByBystander() throws Exception {
    Edges.pass(
        written -> written.hint(1),
        between -> {
          if (between.isHinted(1)) {
            visitMonument();
            between.hint(2);
          }
        },
        read -> read.isHinted(2));
  }

  /** The edge leads to a thread's first use; the writer's and the reader's second one have none. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void usedAgain() throws Exception {
    Threads.runAll(
        () -> {
          visitMonument();
          mail.write();
          visitMonument();
          mail.hint(1);
        },
        () -> {
          visitMonument();
          if (mail.isHinted(1)) {
            visitMonument();
            mail.read();
          }
        });
  }
}
