package dev.racetest.samples.races;

import static dev.racetest.samples.races.MethodHandleAccesses.runAll;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Verdict;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;

/** Method handles of array elements, of methods and of var handles, bound, adapted and combined. */
public class AdaptedHandleAccesses {
  private static final class Mail {
    private int payload;
    private boolean ready;

    private int next() {
      return ++payload;
    }
  }

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodHandle SET_NUMBER = MethodHandles.arrayElementSetter(int[].class);
  private static final MethodHandle GET_NUMBER = MethodHandles.arrayElementGetter(int[].class);
  private static final VarHandle READY = handle();

  private static VarHandle handle() {
    try {
      return LOOKUP.findVarHandle(Mail.class, "ready", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** The setter of an element against the getter of the same one. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[1]")
  public void element() throws Exception {
    int[] numbers = new int[2];
    int[] seen = new int[1];
    runAll(
        () -> {
          SET_NUMBER.invokeExact(numbers, 1, 5);
        },
        () -> seen[0] = (int) GET_NUMBER.invokeExact(numbers, 1));
  }

  /** The setter of an element that is a reference, against a write without a handle. */
  @Verdict(value = Expected.DATA_RACE, variable = "String[0]")
  public void elementThatIsAReference() throws Exception {
    MethodHandle set = MethodHandles.arrayElementSetter(String[].class);
    String[] names = new String[1];
    runAll(
        () -> {
          set.invokeExact(names, 0, "Ann");
        },
        () -> names[0] = "Bob");
  }

  /** The neighbour of the element that is set. */
  @Verdict(Expected.SILENT)
  public void neighbourOfAnElement() throws Exception {
    int[] numbers = new int[2];
    runAll(
        () -> {
          SET_NUMBER.invokeExact(numbers, 0, 5);
        },
        () -> numbers[1]++);
    Check.equal(6, numbers[0] + numbers[1]);
  }

  /** The length is no element. */
  @Verdict(Expected.SILENT)
  public void lengthWhileAnElementIsSet() throws Exception {
    MethodHandle length = MethodHandles.arrayLength(int[].class);
    int[] numbers = new int[2];
    runAll(
        () -> {
          SET_NUMBER.invokeExact(numbers, 1, 5);
        },
        () -> Check.equal(2, (int) length.invokeExact(numbers)));
  }

  /** A setter bound to its object, against itself. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void boundSetter() throws Exception {
    Mail mail = new Mail();
    MethodHandle set = LOOKUP.findSetter(Mail.class, "payload", int.class).bindTo(mail);
    runAll(
        () -> {
          set.invokeExact(1);
        },
        () -> {
          set.invokeExact(2);
        });
  }

  /** Setters bound to two objects. */
  @Verdict(Expected.SILENT)
  public void settersOfTwoObjects() throws Exception {
    Mail one = new Mail();
    Mail other = new Mail();
    MethodHandle set = LOOKUP.findSetter(Mail.class, "payload", int.class);
    MethodHandle setOne = set.bindTo(one);
    MethodHandle setOther = set.bindTo(other);
    runAll(
        () -> {
          setOne.invokeExact(1);
        },
        () -> {
          setOther.invokeExact(2);
        });
    Check.equal(3, one.payload + other.payload);
  }

  /** A getter of another type than that of the field. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void getterOfAnotherType() throws Exception {
    MethodHandle get =
        LOOKUP
            .findGetter(Mail.class, "payload", int.class)
            .asType(MethodType.methodType(long.class, Object.class));
    Mail mail = new Mail();
    long[] seen = new long[1];
    runAll(() -> mail.payload = 1, () -> seen[0] = (long) get.invokeExact((Object) mail));
  }

  /** A setter with its value built in, called with a list of arguments. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void setterWithItsValue() throws Exception {
    MethodHandle set = LOOKUP.findSetter(Mail.class, "payload", int.class);
    MethodHandle setOne = MethodHandles.insertArguments(set, 1, 1);
    Mail mail = new Mail();
    runAll(() -> setOne.invokeWithArguments(mail), () -> mail.payload = 2);
  }

  /** The element that is set has come out of a getter. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void getterAsAFilter() throws Exception {
    MethodHandle get = LOOKUP.findGetter(Mail.class, "payload", int.class);
    MethodHandle setFrom = MethodHandles.filterArguments(SET_NUMBER, 2, get);
    Mail mail = new Mail();
    int[] numbers = new int[1];
    runAll(
        () -> {
          setFrom.invokeExact(numbers, 0, mail);
        },
        () -> mail.payload = 2);
  }

  /** The handle of a method, which accesses what the method accesses. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void method() throws Exception {
    MethodHandle next = LOOKUP.findVirtual(Mail.class, "next", MethodType.methodType(int.class));
    Mail mail = new Mail();
    runAll(
        () -> Check.that((int) next.invokeExact(mail) > 0, "not counted"),
        () -> Check.that((int) next.invoke(mail) > 0, "not counted"));
  }

  /** A handle of the plain mode of a var handle. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.ready")
  public void plainModeOfAVarHandle() throws Exception {
    MethodHandle set = READY.toMethodHandle(VarHandle.AccessMode.SET);
    MethodHandle get = READY.toMethodHandle(VarHandle.AccessMode.GET);
    Mail mail = new Mail();
    boolean[] seen = new boolean[1];
    runAll(
        () -> {
          set.invokeExact(mail, true);
        },
        () -> seen[0] = (boolean) get.invokeExact(mail));
  }

  /** Handles of its volatile modes hand over what was written before. */
  @Verdict(Expected.SILENT)
  public void volatileModeOfAVarHandle() throws Exception {
    MethodHandle set = READY.toMethodHandle(VarHandle.AccessMode.SET_VOLATILE);
    MethodHandle get = READY.toMethodHandle(VarHandle.AccessMode.GET_VOLATILE);
    Mail mail = new Mail();
    runAll(
        () -> {
          mail.payload = 1;
          set.invokeExact(mail, true);
        },
        () -> {
          if ((boolean) get.invokeExact(mail)) {
            Check.equal(1, mail.payload);
          }
        });
  }

  /** An invoker of a mode, to which the var handle itself is given; release meets acquire. */
  @Verdict(Expected.SILENT)
  public void invokersOfModes() throws Exception {
    MethodHandle set = invoker(VarHandle.AccessMode.SET_RELEASE);
    MethodHandle get = invoker(VarHandle.AccessMode.GET_ACQUIRE);
    Mail mail = new Mail();
    runAll(
        () -> {
          mail.payload = 1;
          set.invokeExact(READY, mail, true);
        },
        () -> {
          if ((boolean) get.invokeExact(READY, mail)) {
            Check.equal(1, mail.payload);
          }
        });
  }

  private static MethodHandle invoker(VarHandle.AccessMode mode) {
    return MethodHandles.varHandleExactInvoker(mode, READY.accessModeType(mode));
  }
}
