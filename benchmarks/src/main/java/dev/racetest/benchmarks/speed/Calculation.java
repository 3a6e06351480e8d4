package dev.racetest.benchmarks.speed;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Programs for one processor, as they run beside explorations: prints what each took. */
public final class Calculation {
  private static final int TURNS = 60;

  /** In which the hooks of a JVM come to rest after its last exploration. */
  private static final long REST_NANOS = 2_000_000_000L;

  private Calculation() {}

  /** Each part by its name. */
  static Map<String, LongSupplier> parts() {
    Map<String, LongSupplier> parts = new LinkedHashMap<>();
    parts.put("matrix", Calculation::product);
    parts.put("sums", Calculation::sums);
    parts.put("sort", Calculation::sort);
    parts.put("bodies", Calculation::bodies);
    parts.put("shapes", Calculation::shapes);
    parts.put("words", Calculation::words);
    parts.put("collections", Calculation::collections);
    parts.put("locks", Calculation::locks);
    return parts;
  }

  /**
   * Prints for each part the median milliseconds that a turn takes of the processor. With an
   * argument, so many seconds of an exploration come first, and then two in which the parts run but
   * do not count.
   */
  public static void main(String[] secondsOfExploration) {
    long sum = 0L;
    if (secondsOfExploration.length > 0) {
      double seconds = Double.parseDouble(secondsOfExploration[0]);
      if (seconds > 0.0) {
        new Rates(seconds, 1).explored(EightThreads::lock);
      }
      long end = System.nanoTime() + REST_NANOS;
      while (System.nanoTime() < end) {
        for (LongSupplier part : parts().values()) {
          sum += part.getAsLong();
        }
      }
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (Map.Entry<String, LongSupplier> part : parts().entrySet()) {
      double[] millis = new double[TURNS];
      for (int turn = 0; turn < TURNS; turn++) {
        long start = threads.getCurrentThreadCpuTime();
        sum += part.getValue().getAsLong();
        millis[turn] = (threads.getCurrentThreadCpuTime() - start) / 1e6;
      }
      System.out.println(FreshProcess.FIGURE + part.getKey() + " " + Rates.median(millis));
    }
    System.out.println(sum);
  }

  private static long product() {
    int size = 200;
    double[][] left = new double[size][size];
    double[][] product = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        left[i][j] = i ^ j;
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double sum = 0;
        for (int k = 0; k < size; k++) {
          sum += left[i][k] * left[k][j];
        }
        product[i][j] = sum;
      }
    }
    return (long) product[size - 1][1];
  }

  /** Loops that a compiler puts into vector instructions. */
  private static long sums() {
    int[] left = new int[20_000];
    int[] right = new int[left.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = i;
      right[i] = i * 7;
    }
    long sum = 0;
    for (int turn = 0; turn < 2_000; turn++) {
      for (int i = 0; i < left.length; i++) {
        left[i] = left[i] * 3 + right[i];
      }
      sum += left[turn];
    }
    return sum;
  }

  private static long sort() {
    int[] numbers = new int[60_000];
    int seed = 1;
    for (int i = 0; i < numbers.length; i++) {
      seed = seed * 1_103_515_245 + 12_345;
      numbers[i] = seed;
    }
    sort(numbers, 0, numbers.length - 1);
    return numbers[100];
  }

  private static void sort(int[] numbers, int from, int to) {
    int low = from;
    int high = to;
    int middle = numbers[(from + to) >>> 1];
    while (low <= high) {
      while (numbers[low] < middle) {
        low++;
      }
      while (numbers[high] > middle) {
        high--;
      }
      if (low <= high) {
        int number = numbers[low];
        numbers[low++] = numbers[high];
        numbers[high--] = number;
      }
    }
    if (from < high) {
      sort(numbers, from, high);
    }
    if (low < to) {
      sort(numbers, low, to);
    }
  }

  private static final class Planet {
    private double position;
    private double speed;
    private double mass = 1.0;

    double position() {
      return position;
    }

    double mass() {
      return mass;
    }

    void pull(double force) {
      speed += force;
    }

    void move() {
      position += speed * 0.01;
    }
  }

  private static long bodies() {
    List<Planet> planets = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Planet planet = new Planet();
      planet.position = i * i;
      planets.add(planet);
    }
    for (int step = 0; step < 600; step++) {
      for (Planet one : planets) {
        for (Planet other : planets) {
          double distance = other.position() - one.position();
          one.pull(other.mass() * distance / (1.0 + distance * distance));
        }
      }
      for (Planet planet : planets) {
        planet.move();
      }
    }
    return (long) planets.get(7).position();
  }

  private abstract static class Shape {
    private int uses;

    abstract int area();

    final void use() {
      uses++;
    }
  }

  private static final class Square extends Shape {
    private final int side;

    Square(int side) {
      this.side = side;
    }

    @Override
    int area() {
      return side * side;
    }
  }

  private static final class Rectangle extends Shape {
    private final int width;
    private int height;

    Rectangle(int width, int height) {
      this.width = width;
      this.height = height;
    }

    @Override
    int area() {
      return width * height;
    }
  }

  private static final class Composed extends Shape {
    private Shape first;
    private Shape second;

    Composed(Shape first, Shape second) {
      this.first = first;
      this.second = second;
    }

    @Override
    int area() {
      first.use();
      return first.area() + second.area();
    }
  }

  private static long shapes() {
    Shape[] shapes = new Shape[3_000];
    for (int i = 0; i < shapes.length; i++) {
      Shape simple = i % 2 == 0 ? new Square(i % 90) : new Rectangle(i % 50, 3);
      shapes[i] = i % 3 == 0 ? new Composed(simple, new Square(2)) : simple;
    }
    long sum = 0L;
    for (int turn = 0; turn < 400; turn++) {
      for (Shape shape : shapes) {
        shape.use();
        sum += shape.area();
      }
    }
    return sum + shapes[5].uses;
  }

  private static long words() {
    Map<String, Integer> plain = new HashMap<>();
    Map<String, AtomicInteger> shared = new ConcurrentHashMap<>();
    for (int i = 0; i < 100_000; i++) {
      String word = "w" + i % 997;
      plain.merge(word, 1, Integer::sum);
      shared.computeIfAbsent(word, unseen -> new AtomicInteger()).incrementAndGet();
    }
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Integer> entry : plain.entrySet()) {
      text.append(entry.getKey()).append('=').append(entry.getValue()).append(' ');
    }
    int blanks = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ' ') {
        blanks++;
      }
    }
    return shared.size() + blanks;
  }

  private static long collections() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      numbers.add(i * 31 % 1_009);
    }
    Map<Integer, Integer> sorted = new TreeMap<>();
    for (int number : numbers) {
      sorted.put(number, number);
    }
    long sum = numbers.stream().filter(each -> each % 3 == 0).mapToLong(each -> each * 2L).sum();
    for (int turn = 0; turn < 100; turn++) {
      for (int number : numbers) {
        sum += number;
      }
    }
    for (int key : sorted.keySet()) {
      sum += key;
    }
    return sum;
  }

  private static final class Account {
    private int balance;

    synchronized void pay(int amount) {
      balance += amount;
    }
  }

  private static long locks() {
    ReentrantLock lock = new ReentrantLock();
    Account account = new Account();
    AtomicInteger atomic = new AtomicInteger();
    ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
    long sum = 0L;
    for (int i = 0; i < 100_000; i++) {
      lock.lock();
      try {
        sum += i;
      } finally {
        lock.unlock();
      }
      synchronized (account) {
        sum ^= i;
      }
      account.pay(i);
      atomic.incrementAndGet();
      map.put(i & 255, i);
      sum += map.get(i & 63);
    }
    return sum + account.balance + atomic.get();
  }
}
