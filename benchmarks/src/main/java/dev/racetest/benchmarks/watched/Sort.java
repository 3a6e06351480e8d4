package dev.racetest.benchmarks.watched;

/** Merge sort of an array, one half in each thread. */
final class Sort implements Program {
  private static final int SIZE = 1 << 18;

  private final int[] numbers = new int[SIZE];
  private final int[] other = new int[SIZE];

  @Override
  public long run() throws InterruptedException {
    int seed = 1;
    for (int i = 0; i < SIZE; i++) {
      seed = seed * 1_103_515_245 + 12_345;
      numbers[i] = seed >>> 1;
    }
    Parallel.run(part -> sort(part * SIZE / 2, (part + 1) * SIZE / 2));
    merge(0, SIZE);
    for (int i = 1; i < SIZE; i++) {
      if (numbers[i - 1] > numbers[i]) {
        throw new IllegalStateException("not sorted");
      }
    }
    return numbers[SIZE / 2];
  }

  private void sort(int from, int to) {
    if (to - from > 1) {
      int middle = (from + to) >>> 1;
      sort(from, middle);
      sort(middle, to);
      merge(from, to);
    }
  }

  private void merge(int from, int to) {
    int middle = (from + to) >>> 1;
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
}
