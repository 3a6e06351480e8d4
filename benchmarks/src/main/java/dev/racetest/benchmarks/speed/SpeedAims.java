package dev.racetest.benchmarks.speed;

import dev.racetest.benchmarks.speed.FreshProcess.Agent;
import dev.racetest.benchmarks.speed.Rates.Pair;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.Races;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Prints what was measured beside what is aimed at, each as a ratio of turns in one run. The
 * arguments are the seconds of a turn and the number of turns, then words of which a row's name
 * must hold one.
 */
public final class SpeedAims {
  private static final int MANY = 1_000_000;
  private static final int STEPS = 500;
  private static final int INCREMENTS = 5;

  private final Rates rates;
  private final double seconds;
  private final int turns;
  private final List<String> words;

  private SpeedAims(double seconds, int turns, List<String> words) {
    this.rates = new Rates(seconds, turns);
    this.seconds = seconds;
    this.turns = turns;
    this.words = words;
  }

  /** Prints the table. */
  public static void main(String[] arguments) {
    double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 2.0;
    int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    List<String> words =
        List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
    boolean hasContinuations = Runtime.version().feature() >= 21;
    System.out.printf(
        "JDK %s, %d processors, load average at the start %.2f%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), load());
    new SpeedAims(seconds, turns, words).print(hasContinuations);
    System.out.printf("load average at the end %.2f%n", load());
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private boolean isWanted(String name) {
    return words.isEmpty() || words.stream().anyMatch(name::contains);
  }

  private void print(boolean hasContinuations) {
    System.out.printf("%-34s %12s %12s %8s   %s%n", "", "RaceTest", "other", "ratio", "aim");
    for (Map.Entry<String, Body> eight : EightThreads.all().entrySet()) {
      besideBare(
          "eight threads, " + eight.getKey(), eight.getValue(), hasContinuations ? "30 x" : "1 x");
    }
    besideBare(
        "racy counter, 2 threads", SpeedAims::racyCounter, hasContinuations ? "60 x" : "1 x");
    besideLincheck(2, hasContinuations ? "50 x" : "2 x");
    besideLincheck(3, hasContinuations ? "50 x" : "2 x");
    detector(hasContinuations ? "at most 1.4 x" : "at most 1.2 x");
    steps();
    agentAlone();
    firstTest(hasContinuations ? "at most 700 ms more" : "at most 1,000 ms more");
    memory();
    if (isWanted("growth")) {
      new Growth(rates).print();
    }
  }

  private static final class Counter {
    private int count;
  }

  private static void racyCounter() throws InterruptedException {
    Counter counter = new Counter();
    EightThreads.run(2, () -> counter.count++, 1);
  }

  private void besideBare(String name, Body body, String aim) {
    if (isWanted(name)) {
      row(name, rates.compare(() -> rates.explored(body), () -> rates.bare(body)), aim);
    }
  }

  private void besideLincheck(int threads, String aim) {
    String name = "counter %d x %d beside Lincheck".formatted(threads, INCREMENTS);
    if (isWanted(name)) {
      Pair pair =
          rates.compare(
              () -> counted(Agent.FROM_THE_START, "racetest", threads),
              () -> counted(Agent.ON_DEMAND, "lincheck", threads));
      row(name, pair, aim);
    }
  }

  private double counted(Agent agent, String tool, int threads) {
    String[] numbers = {"" + threads, "" + INCREMENTS, "" + seconds};
    return FreshProcess.figures(
            agent, ConcurrentCounter.class, tool, numbers[0], numbers[1], numbers[2])
        .get("rate");
  }

  private void detector(String aim) {
    if (isWanted("detector")) {
      Body body = EightThreads::lock;
      Pair pair =
          rates.compare(
              () -> rates.explored(body, Races.OFF), () -> rates.explored(body, Races.FAIL));
      row("detector off / on, lock", pair, aim);
    }
  }

  private void steps() {
    if (!isWanted("step")) {
      return;
    }
    AtomicInteger shared = new AtomicInteger();
    Body body = () -> EightThreads.run(2, shared::incrementAndGet, STEPS);
    rates.explored(body);
    double nanos = 1e9 / (rates.explored(body) * 2 * STEPS);
    BareSwitch.nanos()
        .ifPresentOrElse(
            bare -> row("ns a step / a bare switch", new Pair(nanos, bare, nanos / bare), "2 x"),
            () -> System.out.printf("%-34s %,12.0f%n", "ns a step", nanos));
  }

  private void agentAlone() {
    if (isWanted("agent")) {
      String aim = "at most 1.15 x";
      new AgentAlone(turns).print("ms of a calculation, agent / none", aim);
      new AgentAlone(turns, "1").print("ms of it after an exploration", aim);
    }
  }

  private void firstTest(String aim) {
    if (!isWanted("first test")) {
      return;
    }
    double[] more = new double[turns];
    for (int turn = 0; turn < turns; turn++) {
      more[turn] =
          FreshProcess.millisToBegin(Agent.ON_DEMAND, FirstTest.class, "explored")
              - FreshProcess.millisToBegin(Agent.ON_DEMAND, FirstTest.class, "ordinary");
    }
    System.out.printf("%-34s %,12.0f %30s%n", "ms more to a first test", Rates.median(more), aim);
  }

  private void memory() {
    if (isWanted("memory")) {
      System.out.printf("resident, %,d executions of lock; aim: at most 250 MB, flat%n", MANY);
      memory(128);
      memory(256);
    }
  }

  /** The collector takes the heap that it may have, whatever the program needs. */
  private static void memory(int heap) {
    System.out.printf("  with a heap of at most %d MB%n", heap);
    FreshProcess.lines(Agent.FROM_THE_START, heap, ResidentMemory.class, Integer.toString(MANY))
        .stream()
        .filter(line -> line.endsWith(" MB"))
        .forEach(line -> System.out.println("    " + line));
  }

  private static void row(String name, Pair pair, String aim) {
    System.out.printf(
        "%-34s %,12.0f %,12.0f %7.2fx   %s%n",
        name, pair.first(), pair.second(), pair.ratio(), aim);
  }
}
