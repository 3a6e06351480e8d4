package dev.racetest.agent;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Uses every construct that the agent rewrites. Its methods return what they compute. */
class ConstructsFixture {
  static final VarHandle HANDLE;
  static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);
  static int shared = 7;

  static {
    try {
      HANDLE = MethodHandles.lookup().findVarHandle(ConstructsFixture.class, "handled", int.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  int count;
  long wide = 1L << 40;
  double real = 0.5;
  volatile boolean flag;
  int handled;
  final List<String> names = new ArrayList<>();

  /** Fields are written before and after the super constructor has run. */
  class Inner extends ArrayList<String> {
    private static final long serialVersionUID = 1L;
    int own;

    Inner(int size) {
      super(size > 3 ? size * 2 : new AtomicInteger(size).get());
      own = count + size;
    }
  }

  record Point(int x, long y) {}

  enum Color {
    RED,
    GREEN;

    Color next() {
      return values()[(ordinal() + 1) % values().length];
    }
  }

  /** Using it initialises it. */
  static final class Scale {
    static final Object UNIT = new Object();
    final int size;

    Scale(int size) {
      this.size = size;
    }
  }

  /** There is a jump to the first of two objects whose constructors take what a jump decides. */
  Object newObjects() {
    int size = count;
    if (flag) {
      size++;
    }
    Scale scale = new Scale(size > 3 ? size : new Scale(flag ? 1 : 2).size);
    return scale.size + new Point(flag ? 1 : 2, scale.size).x();
  }

  void increment() {
    count++;
  }

  Object fields() {
    wide += 3;
    real *= 4;
    flag = !flag;
    shared += 2;
    return wide + " " + real + " " + flag + " " + shared;
  }

  Object arrays() {
    byte[] bytes = {1, 2};
    char[] chars = {'a', 'b'};
    short[] shorts = {3, 4};
    int[][] ints = {{5}, {6, 7}};
    long[] longs = {8L, 9L};
    float[] floats = {1.5f};
    double[] doubles = {2.5};
    boolean[] booleans = {true, false};
    Object[] objects = {"x", null};
    bytes[0] += 5;
    chars[1]++;
    shorts[0] = shorts[1];
    ints[1][1] *= 2;
    longs[1] += longs[0];
    floats[0] /= 2;
    doubles[0] -= floats[0];
    booleans[1] |= booleans[0];
    objects[1] = objects[0];
    return bytes[0]
        + ""
        + chars[1]
        + shorts[0]
        + ints[1][1]
        + longs[1]
        + floats[0]
        + doubles[0]
        + booleans[1]
        + objects[1];
  }

  synchronized Object synchronizedMethod(boolean fail) {
    if (fail) {
      throw new IllegalStateException("as asked");
    }
    return Thread.holdsLock(this);
  }

  static synchronized long staticSynchronizedMethod() {
    return Thread.holdsLock(ConstructsFixture.class) ? 1L : 0L;
  }

  Object monitors() {
    Object lock = new Object();
    String said = "";
    synchronized (this) {
      synchronized (lock) {
        said += Thread.holdsLock(lock);
      }
      try {
        synchronizedMethod(true);
      } catch (IllegalStateException expected) {
        said += expected.getMessage() + Thread.holdsLock(this);
      }
      notifyAll();
    }
    return said + Thread.holdsLock(this);
  }

  /** All shapes of synchronized code that a compiler makes something different of. */
  synchronized long nested(ConstructsFixture other, long wide) {
    long sum = wide;
    for (int i = 0; i < 3; i++) {
      synchronized (other) {
        sum += i;
        if (sum == 5) {
          continue;
        }
        try {
          synchronized (names) {
            if (sum > 1_000) {
              return sum;
            }
            sum += names.get(i).length();
          }
        } catch (IndexOutOfBoundsException expected) {
          sum += 100;
        } finally {
          sum += holds(this) + holds(other) * 2 + holds(names) * 4;
        }
      }
    }
    return sum;
  }

  private static int holds(Object lock) {
    return Thread.holdsLock(lock) ? 1 : 0;
  }

  Object nestedMonitors() {
    ConstructsFixture other = new ConstructsFixture();
    long sum = nested(other, 1L) + nested(other, 999L) + nested(this, 3L);
    return sum + " " + holds(this) + holds(other) + holds(names);
  }

  Object waiting() throws InterruptedException {
    synchronized (this) {
      wait(1L);
      wait(0L, 1);
    }
    try {
      notify();
      return "notified";
    } catch (IllegalMonitorStateException expected) {
      return "not owner";
    }
  }

  Object varHandles() {
    long[] elements = new long[2];
    boolean first = HANDLE.compareAndSet(this, 0, 5);
    boolean second = HANDLE.compareAndSet(this, 0, 6);
    int old = (int) HANDLE.getAndAdd(this, 2);
    ELEMENT.setVolatile(elements, 1, 9L);
    HANDLE.setRelease(this, (int) HANDLE.getAcquire(this) + 1);
    VarHandle.fullFence();
    return first
        + " "
        + second
        + " "
        + old
        + " "
        + (int) HANDLE.get(this)
        + " "
        + (long) ELEMENT.getVolatile(elements, 1);
  }

  Object calls() throws InterruptedException {
    names.add("one");
    names.add(0, "zero");
    Thread thread = new Thread(this::increment);
    thread.start();
    thread.join();
    thread.join(1L);
    Thread.sleep(0L);
    Thread.yield();
    Thread.onSpinWait();
    AtomicInteger atomic = new AtomicInteger(1);
    atomic.compareAndSet(1, 4);
    atomic.accumulateAndGet(3, Math::max);
    return names
        + " "
        + count
        + thread.isAlive()
        + thread.getState()
        + atomic
        + (System.nanoTime() != 0L)
        + (System.currentTimeMillis() > 0L);
  }

  Object lambdas() {
    int base = count;
    Supplier<Integer> supplier = () -> base + count;
    return supplier.get()
        + new Inner(5).own
        + new Inner(2).own
        + new Point(1, 2L).toString()
        + Color.RED.next();
  }

  Object references() throws Exception {
    AtomicInteger atomic = new AtomicInteger(3);
    Supplier<Integer> bound = atomic::incrementAndGet;
    java.util.function.Function<String, Integer> unbound = String::length;
    java.util.function.LongSupplier clock = System::nanoTime;
    java.util.function.ToLongFunction<List<String>> ofInterface = List::size;
    java.util.concurrent.Callable<Object> joined = names::toString;
    Supplier<List<String>> made = ArrayList::new;
    return bound.get()
        + unbound.apply("four")
        + ofInterface.applyAsLong(names)
        + (clock.getAsLong() != 0L ? "!" : "?")
        + joined.call()
        + made.get();
  }

  Object switches(int selector) {
    long result = 0;
    for (int i = 0; i < 3; i++) {
      switch (selector + i) {
        case 1:
          result += wide;
          break;
        case 2:
          result -= count;
          continue;
        default:
          result *= 2;
      }
    }
    return result;
  }
}
