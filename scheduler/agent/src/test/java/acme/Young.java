package acme;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Objects that the main thread makes and another one gets. What orders the two in time, an opaque
 * counter, is no synchronisation.
 */
public class Young {
  private static final AtomicInteger ORDER = new AtomicInteger();
  private static Young shared;
  private int value;

  /** The object is known to another thread before its constructor has ended. */
  private Young(Runnable after) {
    this(1);
    value = 2;
    after.run();
  }

  private Young(int first) {
    if (first == 1) {
      new Thread(this::readLater).start();
    }
    value = first;
  }

  private void readLater() {
    await();
    System.out.println("read " + value);
  }

  private static void await() {
    while (ORDER.getOpaque() == 0) {
      Thread.onSpinWait();
    }
  }

  private static void go() {
    ORDER.setOpaque(1);
  }

  /** What is written after the other thread has it races. */
  private static void released() throws InterruptedException {
    Young object = new Young(0);
    int[] array = new int[1];
    List<String> list = new ArrayList<>();
    list.add("before");
    Thread other =
        new Thread(
            () -> {
              await();
              System.out.println("read " + object.value + array[0] + list.size());
            });
    other.start();
    object.value = 3;
    array[0] = 4;
    list.add("after");
    go();
    other.join();
  }

  /** The reference is in a field that races. */
  private static void published() throws InterruptedException {
    Thread other =
        new Thread(
            () -> {
              await();
              System.out.println("read " + shared.value);
            });
    other.start();
    Young object = new Young(0);
    object.value = 5;
    shared = object;
    go();
    other.join();
  }

  /** Nothing races. */
  private static void handedOver() throws InterruptedException {
    Young object = new Young(0);
    int[][] arrays = new int[2][2];
    List<Young> list = new ArrayList<>(List.of(object));
    object.value = 6;
    arrays[1][1] = 7;
    Thread other =
        new Thread(
            () -> {
              object.value += 1;
              arrays[1][1] += 1;
              list.add(new Young(0));
            });
    other.start();
    other.join();
    list.add(object);
    System.out.println("read " + object.value + arrays[1][1] + list.size());
  }

  /** The argument says which. */
  public static void main(String[] arguments) throws InterruptedException {
    switch (arguments[0]) {
      case "released" -> released();
      case "published" -> published();
      case "handed over" -> handedOver();
      default -> new Young(Young::go);
    }
  }
}
