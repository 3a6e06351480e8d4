package dev.racetest.benchmarks;

import dev.racetest.scheduler.Body;
import java.util.List;

/** Programs that do little but read and write memory that their tasks share. */
final class MemoryWorkloads {
  private static final int SIZE = 24;
  private static final int WORKERS = 3;
  private static final int NUMBERS = 512;

  private MemoryWorkloads() {}

  static List<Workload> all() {
    return List.of(
        new Workload("matrix product, 24 x 24", MemoryWorkloads::multiply),
        new Workload("merge sort, 512 numbers", MemoryWorkloads::sort),
        new Workload("linked list, 500 nodes", MemoryWorkloads::list));
  }

  /** Each worker computes the rows whose number leaves its own as the remainder. */
  private static void multiply() throws Exception {
    int[][] left = matrix(1);
    int[][] right = matrix(2);
    int[][] product = new int[SIZE][SIZE];
    Thread[] workers = new Thread[WORKERS];
    for (int worker = 0; worker < WORKERS; worker++) {
      int first = worker;
      workers[worker] = new Thread(() -> multiply(left, right, product, first));
      workers[worker].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    check(product[SIZE - 1][0] == 0 && product[0][0] != 0);
  }

  /** The last row is empty. */
  private static int[][] matrix(int step) {
    int[][] matrix = new int[SIZE][SIZE];
    for (int row = 0; row < SIZE - 1; row++) {
      for (int column = 0; column < SIZE; column++) {
        matrix[row][column] = step * row + column;
      }
    }
    return matrix;
  }

  private static void multiply(int[][] left, int[][] right, int[][] product, int first) {
    for (int row = first; row < SIZE; row += WORKERS) {
      for (int column = 0; column < SIZE; column++) {
        int sum = 0;
        for (int i = 0; i < SIZE; i++) {
          sum += left[row][i] * right[i][column];
        }
        product[row][column] = sum;
      }
    }
  }

  private static void sort() throws Exception {
    int[] numbers = new int[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      numbers[i] = i * 7919 % NUMBERS;
    }
    int[] other = new int[NUMBERS];
    Workloads.runBoth(
        () -> sort(numbers, other, 0, NUMBERS / 2),
        () -> sort(numbers, other, NUMBERS / 2, NUMBERS));
    merge(numbers, other, 0, NUMBERS);
    for (int i = 0; i < NUMBERS; i++) {
      check(numbers[i] == i);
    }
  }

  private static void sort(int[] numbers, int[] other, int from, int to) {
    if (to - from > 1) {
      int middle = (from + to) / 2;
      sort(numbers, other, from, middle);
      sort(numbers, other, middle, to);
      merge(numbers, other, from, to);
    }
  }

  private static void merge(int[] numbers, int[] other, int from, int to) {
    int middle = (from + to) / 2;
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean isLeft = right == to || left < middle && numbers[left] <= numbers[right];
      other[i] = numbers[isLeft ? left++ : right++];
    }
    for (int i = from; i < to; i++) {
      numbers[i] = other[i];
    }
  }

  private static final class Node {
    private final Node next;
    private int value;

    Node(Node next) {
      this.next = next;
    }
  }

  private static void list() throws Exception {
    Node head = null;
    for (int i = 0; i < 500; i++) {
      head = new Node(head);
    }
    Node first = head;
    Object lock = new Object();
    Body addOne =
        () -> {
          for (int round = 0; round < 5; round++) {
            synchronized (lock) {
              addOne(first);
            }
          }
        };
    Workloads.runBoth(() -> Workloads.unchecked(addOne), () -> Workloads.unchecked(addOne));
    check(first.value == 10);
  }

  private static void addOne(Node first) {
    for (Node node = first; node != null; node = node.next) {
      node.value++;
    }
  }

  private static void check(boolean isRight) {
    if (!isRight) {
      throw new AssertionError("wrong result");
    }
  }
}
