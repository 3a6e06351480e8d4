package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;

/** What else reflection leads to: static, inherited and volatile fields, methods, constructors. */
public class ReflectiveAccesses {
  private static int total;
  private static volatile boolean open;

  private static class Base {
    private int inherited;
  }

  private static final class Mail extends Base {
    private int payload;
    private volatile boolean ready;

    private void write() {
      payload++;
    }

    private synchronized void writeUnderALock() {
      payload++;
    }
  }

  private static final class Visit {
    private static int visits;
    private final int number;

    private Visit() {
      number = ++visits;
    }
  }

  private record Scores(int[] values) {}

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static Method method(Class<?> type, String name) throws NoSuchMethodException {
    Method method = type.getDeclaredMethod(name);
    method.setAccessible(true);
    return method;
  }

  /** A static field needs no object. */
  @Verdict(value = Expected.DATA_RACE, variable = "ReflectiveAccesses.total")
  public void staticField() throws Exception {
    Field field = field(ReflectiveAccesses.class, "total");
    Threads.runAll(() -> field.setInt(null, 1), () -> total++);
  }

  /** It is ordered by what orders any other. */
  @Verdict(Expected.SILENT)
  public void staticFieldAfterTheJoin() throws Exception {
    Field field = field(ReflectiveAccesses.class, "total");
    field.setInt(null, 1);
    Threads.runAll(() -> total++);
    Check.equal(2, field.getInt(null));
  }

  /** The private field of a superclass. */
  @Verdict(value = Expected.DATA_RACE, variable = "Base.inherited")
  public void fieldOfTheSuperclass() throws Exception {
    Field field = field(Base.class, "inherited");
    Mail mail = new Mail();
    Threads.runAll(() -> field.setInt(mail, 1), () -> ((Base) mail).inherited++);
  }

  /** Both ends of the hand-over are reflective, and as volatile as the field. */
  @Verdict(Expected.SILENT)
  public void payloadBehindAVolatileField() throws Exception {
    Field ready = field(Mail.class, "ready");
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.payload = 1;
          ready.setBoolean(mail, true);
        },
        () -> {
          if (ready.getBoolean(mail)) {
            Check.equal(1, mail.payload);
          }
        });
  }

  /** One end is reflective; and the boxed form is as volatile as the other. */
  @Verdict(Expected.SILENT)
  public void payloadBehindAVolatileFieldReadDirectly() throws Exception {
    Field ready = field(Mail.class, "ready");
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.payload = 1;
          ready.set(mail, true);
        },
        () -> {
          if (mail.ready) {
            Check.equal(1, mail.payload);
          }
        });
  }

  /** The flag goes up too early, by reflection or not. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void payloadAfterAVolatileField() throws Exception {
    Field ready = field(Mail.class, "ready");
    Field payload = field(Mail.class, "payload");
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          ready.setBoolean(mail, true);
          payload.setInt(mail, 1);
        },
        () -> {
          if (ready.getBoolean(mail)) {
            Check.that(payload.getInt(mail) >= 0, "unreadable");
          }
        });
  }

  /** A static volatile field hands over what was written before. */
  @Verdict(Expected.SILENT)
  public void payloadBehindAStaticVolatileField() throws Exception {
    Field field = field(ReflectiveAccesses.class, "open");
    open = false;
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.payload = 1;
          field.setBoolean(null, true);
        },
        () -> {
          if (field.getBoolean(null)) {
            Check.equal(1, mail.payload);
          }
        });
  }

  /** The method that is called accesses the field. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void methodInvoked() throws Exception {
    Method write = method(Mail.class, "write");
    Mail mail = new Mail();
    Threads.runAll(() -> write.invoke(mail), () -> write.invoke(mail));
  }

  /** The method takes the lock, whoever calls it. */
  @Verdict(Expected.SILENT)
  public void synchronizedMethodInvoked() throws Exception {
    Method write = method(Mail.class, "writeUnderALock");
    Mail mail = new Mail();
    Threads.runAll(() -> write.invoke(mail), () -> write.invoke(mail));
    Check.equal(2, mail.payload);
  }

  /** The constructor that is called counts its objects. */
  @Verdict(value = Expected.DATA_RACE, variable = "Visit.visits")
  public void constructorCalled() throws Exception {
    Constructor<Visit> constructor = Visit.class.getDeclaredConstructor();
    Threads.Action visit = () -> Check.that(constructor.newInstance().number > 0, "not counted");
    Threads.runAll(visit, visit);
  }

  /** The array that the accessor of a record returns. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[0]")
  public void componentOfARecord() throws Exception {
    RecordComponent values = Scores.class.getRecordComponents()[0];
    Scores scores = new Scores(new int[1]);
    Threads.Action increment = () -> ((int[]) values.getAccessor().invoke(scores))[0]++;
    Threads.runAll(increment, increment);
  }

  /** A proxy calls its handler in the thread of the caller. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void handlerOfAProxy() throws Exception {
    Mail mail = new Mail();
    Runnable proxy =
        (Runnable)
            Proxy.newProxyInstance(
                ReflectiveAccesses.class.getClassLoader(),
                new Class<?>[] {Runnable.class},
                (self, method, arguments) -> {
                  mail.write();
                  return null;
                });
    Threads.runAll(proxy::run, proxy::run);
  }
}
