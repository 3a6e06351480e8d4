package dev.racetest.benchmarks.speed;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A program for one processor, as it runs beside explorations: prints how long it took. */
public final class Calculation {
  private static final int SIZE = 160;
  private static final int TURNS = 60;

  private Calculation() {}

  /** Prints the median milliseconds of a turn. */
  public static void main(String[] none) {
    double[] millis = new double[TURNS];
    long sum = 0L;
    for (int turn = 0; turn < TURNS; turn++) {
      long start = System.nanoTime();
      sum += product() + words();
      millis[turn] = (System.nanoTime() - start) / 1e6;
    }
    System.out.println(sum);
    System.out.println("figure " + Rates.median(millis));
  }

  private static long product() {
    double[][] left = new double[SIZE][SIZE];
    double[][] product = new double[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        left[i][j] = i ^ j;
      }
    }
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        double sum = 0;
        for (int k = 0; k < SIZE; k++) {
          sum += left[i][k] * left[k][j];
        }
        product[i][j] = sum;
      }
    }
    return (long) product[SIZE - 1][1];
  }

  private static long words() {
    Map<String, Integer> plain = new HashMap<>();
    Map<String, AtomicInteger> shared = new ConcurrentHashMap<>();
    for (int i = 0; i < 100_000; i++) {
      String word = "w" + i % 997;
      plain.merge(word, 1, Integer::sum);
      shared.computeIfAbsent(word, unseen -> new AtomicInteger()).incrementAndGet();
    }
    return plain.size() + shared.size();
  }
}
