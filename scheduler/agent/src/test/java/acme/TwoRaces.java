package acme;

/** Two variables race, one of them in a loop that accesses it in several ways. */
public class TwoRaces {
  private int first;
  private final int[] second = new int[1];

  private void run() {
    for (int i = 0; i < 100; i++) {
      first++;
      second[0] += i;
    }
  }

  /** Runs two threads. */
  public static void main(String[] arguments) throws InterruptedException {
    TwoRaces races = new TwoRaces();
    Thread one = new Thread(races::run);
    Thread two = new Thread(races::run);
    one.start();
    two.start();
    one.join();
    two.join();
    System.out.println("done");
  }
}
