package acme;

/** A thousand and twenty-four ways of calls lead to one place; then there is a race elsewhere. */
public class Ways {
  private static int steps;
  private static int race;

  private static void one() {
    two();
    two();
  }

  private static void two() {
    three();
    three();
  }

  private static void three() {
    four();
    four();
  }

  private static void four() {
    five();
    five();
  }

  private static void five() {
    six();
    six();
  }

  private static void six() {
    seven();
    seven();
  }

  private static void seven() {
    eight();
    eight();
  }

  private static void eight() {
    nine();
    nine();
  }

  private static void nine() {
    ten();
    ten();
  }

  private static void ten() {
    eleven();
    eleven();
  }

  private static void eleven() {
    steps++;
    steps++;
  }

  private static void race() {
    race++;
  }

  /** Goes all the ways, and then races. */
  public static void main(String[] arguments) throws InterruptedException {
    one();
    Thread one = new Thread(() -> race());
    Thread two = new Thread(() -> race());
    one.start();
    two.start();
    one.join();
    two.join();
    System.out.println(steps + " steps");
  }
}
