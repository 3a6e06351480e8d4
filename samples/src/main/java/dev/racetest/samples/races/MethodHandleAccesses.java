package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;

/** Method handles that get and set fields: as plain or as volatile as the field is. */
public class MethodHandleAccesses {
  private static final class Mail {
    private int payload;
    private long stamp;
    private String sender;
    private volatile boolean ready;
    private final int size = Integer.parseInt("4");
  }

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodHandle GET_PAYLOAD = getter("payload", int.class);
  private static final MethodHandle SET_PAYLOAD = setter("payload", int.class);
  private static final MethodHandle GET_READY = getter("ready", boolean.class);
  private static final MethodHandle SET_READY = setter("ready", boolean.class);

  private static int total;
  private static volatile boolean open;

  private static MethodHandle getter(String field, Class<?> type) {
    try {
      return LOOKUP.findGetter(Mail.class, field, type);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static MethodHandle setter(String field, Class<?> type) {
    try {
      return LOOKUP.findSetter(Mail.class, field, type);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** What a thread does with handles, which may throw anything. */
  interface Body {
    void run() throws Throwable;
  }

  /** Runs each body in a thread of its own and waits until all of them are done. */
  static void runAll(Body... bodies) throws InterruptedException {
    Threads.runAll(
        Arrays.stream(bodies).map(MethodHandleAccesses::action).toArray(Threads.Action[]::new));
  }

  private static Threads.Action action(Body body) {
    return () -> {
      try {
        body.run();
      } catch (Exception | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    };
  }

  /** A setter against a getter, called exactly as they are. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void setterAgainstGetter() throws Exception {
    Mail mail = new Mail();
    int[] seen = new int[1];
    runAll(
        () -> {
          SET_PAYLOAD.invokeExact(mail, 1);
        },
        () -> seen[0] = (int) GET_PAYLOAD.invokeExact(mail));
  }

  /** A setter against a read without a handle. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void setterAgainstDirectRead() throws Exception {
    Mail mail = new Mail();
    int[] seen = new int[1];
    runAll(
        () -> {
          SET_PAYLOAD.invokeExact(mail, 1);
        },
        () -> seen[0] = mail.payload);
  }

  /** A write without a handle against a getter whose result is made a {@code long}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void directWriteAgainstGetter() throws Exception {
    Mail mail = new Mail();
    long[] seen = new long[1];
    runAll(() -> mail.payload = 1, () -> seen[0] = (long) GET_PAYLOAD.invoke(mail));
  }

  /** A field of two words, with handles of its own. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.stamp")
  public void aLong() throws Exception {
    MethodHandle set = LOOKUP.findSetter(Mail.class, "stamp", long.class);
    Mail mail = new Mail();
    runAll(
        () -> {
          set.invokeExact(mail, 1L);
        },
        () -> mail.stamp++);
  }

  /** A reference. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.sender")
  public void aReference() throws Exception {
    MethodHandle set = LOOKUP.findSetter(Mail.class, "sender", String.class);
    Mail mail = new Mail();
    runAll(
        () -> {
          set.invokeExact(mail, "Ann");
        },
        () -> set.invoke((Object) mail, (Object) "Bob"));
  }

  /** The handles of a static field need no object. */
  @Verdict(value = Expected.DATA_RACE, variable = "MethodHandleAccesses.total")
  public void staticField() throws Exception {
    MethodHandle get = LOOKUP.findStaticGetter(MethodHandleAccesses.class, "total", int.class);
    MethodHandle set = LOOKUP.findStaticSetter(MethodHandleAccesses.class, "total", int.class);
    int[] seen = new int[1];
    runAll(
        () -> {
          set.invokeExact(1);
        },
        () -> seen[0] = (int) get.invokeExact());
  }

  /** Handles made from reflected fields. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void unreflectedField() throws Exception {
    MethodHandle get = LOOKUP.unreflectGetter(Mail.class.getDeclaredField("payload"));
    MethodHandle set = LOOKUP.unreflectSetter(Mail.class.getDeclaredField("payload"));
    Mail mail = new Mail();
    Body increment =
        () -> {
          set.invokeExact(mail, (int) get.invokeExact(mail) + 1);
        };
    runAll(increment, increment);
  }

  /** The handles of a volatile field hand over what was written before. */
  @Verdict(Expected.SILENT)
  public void volatileField() throws Exception {
    Mail mail = new Mail();
    runAll(
        () -> {
          mail.payload = 1;
          SET_READY.invokeExact(mail, true);
        },
        () -> {
          if ((boolean) GET_READY.invokeExact(mail)) {
            Check.equal(1, mail.payload);
          }
        });
  }

  /** The same with a handle on one side only. */
  @Verdict(Expected.SILENT)
  public void volatileFieldReadDirectly() throws Exception {
    Mail mail = new Mail();
    runAll(
        () -> {
          SET_PAYLOAD.invokeExact(mail, 1);
          SET_READY.invoke(mail, (Boolean) true);
        },
        () -> {
          if (mail.ready) {
            Check.equal(1, (int) GET_PAYLOAD.invokeExact(mail));
          }
        });
  }

  /** The same with a static field. */
  @Verdict(Expected.SILENT)
  public void staticVolatileField() throws Exception {
    MethodHandle get = LOOKUP.findStaticGetter(MethodHandleAccesses.class, "open", boolean.class);
    MethodHandle set = LOOKUP.findStaticSetter(MethodHandleAccesses.class, "open", boolean.class);
    open = false;
    Mail mail = new Mail();
    runAll(
        () -> {
          mail.payload = 1;
          set.invokeExact(true);
        },
        () -> {
          if ((boolean) get.invokeExact()) {
            Check.equal(1, mail.payload);
          }
        });
  }

  /** Handles of two fields of one object. */
  @Verdict(Expected.SILENT)
  public void neighbours() throws Exception {
    MethodHandle set = LOOKUP.findSetter(Mail.class, "stamp", long.class);
    Mail mail = new Mail();
    runAll(
        () -> {
          SET_PAYLOAD.invokeExact(mail, 1);
        },
        () -> {
          set.invokeExact(mail, 1L);
        });
    Check.equal(2L, mail.payload + mail.stamp);
  }

  /** One handle for two objects. */
  @Verdict(Expected.SILENT)
  public void sameFieldOfTwoObjects() throws Exception {
    Mail one = new Mail();
    Mail other = new Mail();
    runAll(
        () -> {
          SET_PAYLOAD.invokeExact(one, 1);
        },
        () -> {
          SET_PAYLOAD.invokeExact(other, 1);
        });
    Check.equal(2, one.payload + other.payload);
  }

  /** Two getters, of a final field and of one that was written before the start. */
  @Verdict(Expected.SILENT)
  public void readByBoth() throws Exception {
    MethodHandle size = LOOKUP.findGetter(Mail.class, "size", int.class);
    Mail mail = new Mail();
    mail.payload = 1;
    Body read =
        () -> Check.equal(5, (int) size.invokeExact(mail) + (int) GET_PAYLOAD.invokeExact(mail));
    runAll(read, read);
  }
}
