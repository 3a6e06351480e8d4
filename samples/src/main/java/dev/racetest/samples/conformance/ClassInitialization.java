package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A class is initialised by one thread while all others that need it wait: a lock that does not
 * look like one. The classes are loaded anew for each execution.
 */
public class ClassInitialization {
  /** Needs the egg. */
  static final class Chicken {
    static final Object NAME = new Object();
    static final Object CAME_FROM = Egg.NAME;
  }

  /** Needs the chicken. */
  static final class Egg {
    static final Object NAME = new Object();
    static final Object CAME_FROM = Chicken.NAME;
  }

  /** Does something slow before it needs the other one. */
  static final class SlowChicken {
    static final AtomicInteger AGE = new AtomicInteger();

    static {
      AGE.incrementAndGet();
      AGE.addAndGet(SlowEgg.AGE.get());
    }
  }

  /** Does something slow before it needs the other one. */
  static final class SlowEgg {
    static final AtomicInteger AGE = new AtomicInteger();

    static {
      AGE.incrementAndGet();
      AGE.addAndGet(SlowChicken.AGE.get());
    }
  }

  /** Has a constant of its subclass. */
  static class Shape {
    static final Shape DEFAULT = new Circle();
  }

  /** Needs its superclass to be initialised first. */
  static final class Circle extends Shape {}

  /** Waits in its initializer for a thread that needs the class. */
  static final class WaitsForUser {
    static final AtomicInteger USERS = new AtomicInteger();

    static {
      joinUninterrupted(new Thread(WaitsForUser::use));
    }

    private static void use() {
      USERS.incrementAndGet();
    }

    private static void joinUninterrupted(Thread thread) {
      thread.start();
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException("nobody interrupts here", interrupted);
      }
    }
  }

  /** Waits in its initializer for a thread that does not need the class. */
  static final class WaitsForStranger {
    static {
      AtomicInteger strangers = new AtomicInteger();
      Thread thread = new Thread(strangers::incrementAndGet);
      thread.start();
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException("nobody interrupts here", interrupted);
      }
      Check.equal(1, strangers.get());
    }
  }

  /** Cannot be initialised. */
  static final class Broken {
    static final int SEVEN = Integer.parseInt("seven");
  }

  /** Sets plain fields in its initializer. */
  static final class Settings implements Supplier<String> {
    static int loads;
    static String value;

    static {
      loads++;
      value = "loaded " + loads;
    }

    @Override
    public String get() {
      return value;
    }
  }

  private static Object newInstance(Class<?> type) throws ReflectiveOperationException {
    var constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  /** Each thread initialises one of the two and needs the other. */
  @Verdict(Expected.DEADLOCK)
  public void oppositeOrder() throws Exception {
    FreshClasses classes = new FreshClasses(Chicken.class, Egg.class);
    Threads.runAll(() -> classes.initialize(Chicken.class), () -> classes.initialize(Egg.class));
  }

  /** Both threads begin with the same one. */
  @Verdict(Expected.SILENT)
  public void sameOrder() throws Exception {
    FreshClasses classes = new FreshClasses(Chicken.class, Egg.class);
    Threads.runAll(
        () -> classes.initialize(Chicken.class), () -> classes.initialize(Chicken.class));
  }

  /** The same two orders, with atomic operations in between. */
  @Verdict(Expected.DEADLOCK)
  public void oppositeOrderAfterAtomics() throws Exception {
    FreshClasses classes = new FreshClasses(SlowChicken.class, SlowEgg.class);
    Threads.runAll(
        () -> classes.initialize(SlowChicken.class), () -> classes.initialize(SlowEgg.class));
  }

  /** The second thread is started when the first has initialised both. */
  @Verdict(Expected.SILENT)
  public void oneAfterTheOther() throws Exception {
    FreshClasses classes = new FreshClasses(SlowChicken.class, SlowEgg.class);
    Threads.runAll(() -> classes.initialize(SlowChicken.class));
    Threads.runAll(() -> classes.initialize(SlowEgg.class));
  }

  /** A superclass that needs its subclass, and one thread that begins with each. */
  @Verdict(Expected.DEADLOCK)
  public void superclassAndSubclass() throws Exception {
    FreshClasses classes = new FreshClasses(Shape.class, Circle.class);
    Threads.runAll(() -> classes.initialize(Shape.class), () -> classes.initialize(Circle.class));
  }

  /** The initializer waits for a thread, which waits for the end of the initializer. */
  @Verdict(Expected.DEADLOCK)
  public void initializerWaitsForUser() throws Exception {
    new FreshClasses(WaitsForUser.class).initialize(WaitsForUser.class);
  }

  /** The initializer waits for a thread that has nothing to do with the class. */
  @Verdict(Expected.SILENT)
  public void initializerWaitsForStranger() throws Exception {
    new FreshClasses(WaitsForStranger.class).initialize(WaitsForStranger.class);
  }

  /** The first one learns why the class cannot be initialised, all others only that it cannot. */
  @Verdict(value = Expected.EXCEPTION, thrown = ExceptionInInitializerError.class)
  public void initializerFails() throws Exception {
    FreshClasses classes = new FreshClasses(Broken.class);
    Threads.runAll(
        () -> {
          try {
            classes.initialize(Broken.class);
          } catch (NoClassDefFoundError expected) {
            // The other one says why.
          }
        },
        () -> {
          try {
            classes.initialize(Broken.class);
          } catch (NoClassDefFoundError expected) {
            // The other one says why.
          }
        });
  }

  /** What the initializer has written is seen by all, whoever has run it. */
  @Verdict(Expected.SILENT)
  public void initializerPublishes() throws Exception {
    FreshClasses classes = new FreshClasses(Settings.class);
    Threads.Action read =
        () -> {
          Object settings = newInstance(classes.initialize(Settings.class));
          Check.equal("loaded 1", ((Supplier<?>) settings).get());
        };
    Threads.runAll(read, read);
  }
}
