package dev.racetest.benchmarks.watched;

/** The product of two matrices, as it is written first; each thread has half of the rows. */
final class Matrix implements Program {
  private static final int SIZE = 300;

  private final double[][] left = new double[SIZE][SIZE];
  private final double[][] right = new double[SIZE][SIZE];

  Matrix() {
    for (int row = 0; row < SIZE; row++) {
      for (int column = 0; column < SIZE; column++) {
        left[row][column] = row + column;
        right[row][column] = row - column;
      }
    }
  }

  @Override
  public long run() throws InterruptedException {
    double[][] product = new double[SIZE][SIZE];
    Parallel.run(part -> multiply(product, part));
    return (long) product[SIZE - 1][SIZE / 2];
  }

  private void multiply(double[][] product, int first) {
    for (int row = first; row < SIZE; row += Parallel.THREADS) {
      for (int column = 0; column < SIZE; column++) {
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
          sum += left[row][i] * right[i][column];
        }
        product[row][column] = sum;
      }
    }
  }
}
