package acme;

/** A race, and then something that a program that was halted does not come to. */
public class Halting {
  private static int count;

  /** Prints whether it came to its end. */
  public static void main(String[] arguments) throws InterruptedException {
    Thread other = new Thread(() -> count++);
    other.start();
    count++;
    other.join();
    System.out.println("came to its end");
  }
}
