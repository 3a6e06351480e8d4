package acme;

/** Two threads count without a lock: a race whatever the order in which they run. */
public class Racy {
  private int count;

  private void increment() {
    count++;
  }

  /** Prints the count, and ends with the status that is given, if any. */
  public static void main(String[] arguments) throws InterruptedException {
    Racy racy = new Racy();
    Thread one = new Thread(racy::increment, "one");
    Thread two = new Thread(racy::increment, "two");
    one.start();
    two.start();
    one.join();
    two.join();
    System.out.println("count is " + racy.count);
    if (arguments.length > 0) {
      System.exit(Integer.parseInt(arguments[0]));
    }
  }
}
