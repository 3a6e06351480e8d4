package acme;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.SwitchPoint;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VolatileCallSite;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A thread writes and does something through a method handle; another one does something through a
 * method handle afterwards, and reads. That it is afterwards, an opaque counter says, which is no
 * synchronisation.
 */
public class Handled {
  private static final Lookup LOOKUP = MethodHandles.lookup();
  private static final AtomicInteger ORDER = new AtomicInteger();

  private volatile boolean ready;
  private int signals;
  private int value;

  /** What a thread does with handles. */
  private interface Action {
    void run(Handled object) throws Throwable;
  }

  /** What looks a handle up. */
  private interface Finder {
    MethodHandle find(Class<?> type, String field, Class<?> of) throws ReflectiveOperationException;
  }

  private static void orderNothing() {}

  private static void await() {
    while (ORDER.getOpaque() == 0) {
      Thread.onSpinWait();
    }
  }

  private static void pass(Action before, Action after) throws InterruptedException {
    Handled object = new Handled();
    // Where the JVM links calls, it synchronises.
    run(before, new Handled());
    run(after, new Handled());
    Thread other =
        new Thread(
            () -> {
              await();
              run(after, object);
              System.out.println("read " + object.value);
            });
    other.start();
    object.value = 1;
    run(before, object);
    ORDER.setOpaque(1);
    other.join();
  }

  private static void run(Action action, Handled object) {
    try {
      action.run(object);
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  private static void pass(MethodHandle set, MethodHandle get) throws InterruptedException {
    pass(object -> set.invoke(object, true), object -> get.invoke(object));
  }

  private static void method() throws Throwable {
    MethodHandle call =
        LOOKUP.findStatic(Handled.class, "orderNothing", MethodType.methodType(void.class));
    Action action =
        object -> {
          call.invokeExact();
        };
    pass(action, action);
  }

  private static void field() throws Throwable {
    pass(
        LOOKUP.findSetter(Handled.class, "ready", boolean.class),
        LOOKUP.findGetter(Handled.class, "ready", boolean.class));
  }

  private static void reflectedField() throws Throwable {
    pass(
        LOOKUP.unreflectSetter(Handled.class.getDeclaredField("ready")),
        LOOKUP.unreflectGetter(Handled.class.getDeclaredField("ready")));
  }

  private static VarHandle variable() throws ReflectiveOperationException {
    return LOOKUP.findVarHandle(Handled.class, "ready", boolean.class);
  }

  private static void modes() throws Throwable {
    pass(
        variable().toMethodHandle(VarHandle.AccessMode.SET_RELEASE),
        variable().toMethodHandle(VarHandle.AccessMode.GET_ACQUIRE));
  }

  private static void invokers() throws Throwable {
    VarHandle variable = variable();
    MethodType setting = MethodType.methodType(void.class, Handled.class, boolean.class);
    MethodType getting = MethodType.methodType(boolean.class, Handled.class);
    pass(
        MethodHandles.varHandleExactInvoker(VarHandle.AccessMode.SET_VOLATILE, setting)
            .bindTo(variable),
        MethodHandles.varHandleInvoker(VarHandle.AccessMode.GET_VOLATILE, getting)
            .bindTo(variable));
  }

  private static void foundModes() throws Throwable {
    VarHandle variable = variable();
    MethodType setting = MethodType.methodType(void.class, Handled.class, boolean.class);
    MethodType getting = MethodType.methodType(boolean.class, Handled.class);
    pass(
        LOOKUP.findVirtual(VarHandle.class, "setVolatile", setting).bindTo(variable),
        LOOKUP.findVirtual(VarHandle.class, "getVolatile", getting).bindTo(variable));
  }

  private static void callSite() throws Throwable {
    VolatileCallSite site = new VolatileCallSite(MethodHandles.constant(int.class, 0));
    MethodHandle get = site.dynamicInvoker();
    pass(object -> site.setTarget(MethodHandles.constant(int.class, 1)), object -> get.invoke());
  }

  private static void byReference() throws Throwable {
    Finder setters = LOOKUP::findSetter;
    Finder getters = LOOKUP::findGetter;
    pass(
        setters.find(Handled.class, "ready", boolean.class),
        getters.find(Handled.class, "ready", boolean.class));
  }

  private static void switchPoint() throws Throwable {
    SwitchPoint point = new SwitchPoint();
    MethodHandle look =
        point.guardWithTest(
            MethodHandles.constant(int.class, 0), MethodHandles.constant(int.class, 1));
    pass(object -> SwitchPoint.invalidateAll(new SwitchPoint[] {point}), object -> look.invoke());
  }

  private static void endByReference(boolean isState) throws InterruptedException {
    Handled object = new Handled();
    Thread other = new Thread(() -> object.value = 1);
    BooleanSupplier isAlive = other::isAlive;
    Supplier<Thread.State> state = other::getState;
    other.start();
    while (isState ? state.get() != Thread.State.TERMINATED : isAlive.getAsBoolean()) {
      Thread.onSpinWait();
    }
    System.out.println("read " + object.value);
  }

  private static void end() throws Throwable {
    MethodHandle isAlive = LOOKUP.unreflect(Thread.class.getMethod("isAlive"));
    Handled object = new Handled();
    Thread other = new Thread(() -> object.value = 1);
    other.start();
    while ((boolean) isAlive.invokeExact(other)) {
      Thread.onSpinWait();
    }
    System.out.println("read " + object.value);
  }

  private static void monitor() throws Throwable {
    MethodHandle await =
        LOOKUP.findVirtual(Object.class, "wait", MethodType.methodType(void.class));
    monitor(object -> await.invoke((Object) object));
  }

  private static void monitorByReference() throws InterruptedException {
    monitor(Handled::wait);
  }

  private static void monitor(Action await) throws InterruptedException {
    Handled object = new Handled();
    Thread other =
        new Thread(
            () -> {
              synchronized (object) {
                ORDER.setOpaque(1);
                while (object.signals == 0) {
                  run(await, object);
                }
                System.out.println("read " + object.value);
              }
            });
    other.start();
    await();
    synchronized (object) {
      object.signals++;
      object.value = 1;
      object.notifyAll();
    }
    other.join();
  }

  /** The argument says which. */
  public static void main(String[] arguments) throws Throwable {
    switch (arguments[0]) {
      case "method" -> method();
      case "field" -> field();
      case "reflected field" -> reflectedField();
      case "modes" -> modes();
      case "invokers" -> invokers();
      case "found modes" -> foundModes();
      case "call site" -> callSite();
      case "by reference" -> byReference();
      case "switch point" -> switchPoint();
      case "end by reference" -> endByReference(false);
      case "state by reference" -> endByReference(true);
      case "monitor by reference" -> monitorByReference();
      case "end" -> end();
      default -> monitor();
    }
  }
}
