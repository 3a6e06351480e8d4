package dev.racetest.samples.watched;

import dev.racetest.samples.Corpus;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Samples;
import dev.racetest.samples.Verdict;
import dev.racetest.scheduler.Body;
import dev.racetest.watch.Access;
import dev.racetest.watch.Jobs;
import dev.racetest.watch.Race;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Runs the programs of the corpora as they are, in a JVM that is watched, and prints a line for
 * each: its name, its verdict, in which of its runs a race was found first (0 for in none), and the
 * variables. Arguments: how often innocent programs run, how often racy ones do until a race is
 * found, and, if not all of them are wanted, parts of names.
 */
public final class WatchedCorpus {
  /** What a line with a result begins with. */
  static final String MARK = "RESULT|";

  /** A racy program may wait for ever for what it does not see. */
  private static final long RACY_LIMIT_MILLIS = 3_000;

  /** Only a hang takes so long. */
  private static final long LIMIT_MILLIS = 60_000;

  /** What threads work for while a program runs. */
  private record Run(String program) {}

  private record Told(Object now, Object before, Race race, String report) {
    boolean isOf(Run run) {
      return now == run || before == run;
    }
  }

  private static final Queue<Told> TOLD = new ConcurrentLinkedQueue<>();

  private WatchedCorpus() {}

  /** Runs them. */
  public static void main(String[] arguments) throws Exception {
    int innocentRuns = Integer.parseInt(arguments[0]);
    int racyRuns = Integer.parseInt(arguments[1]);
    List<String> parts = List.of(arguments).subList(2, arguments.length);
    Jobs.tellRacesTo(WatchedCorpus::take);
    // The racy ones last: their threads may run on, and for ever.
    for (Expected expected : List.of(Expected.SILENT, Expected.DATA_RACE)) {
      int times = expected == Expected.SILENT ? innocentRuns : racyRuns;
      for (Corpus corpus : Corpus.values()) {
        for (Method program : corpus.programs().filter(each -> is(each, expected)).toList()) {
          String name = corpus + "." + Samples.name(program);
          if (parts.isEmpty() || parts.stream().anyMatch(name::contains)) {
            boolean isRacy = expected == Expected.DATA_RACE;
            String result = run(name, program, isRacy, times);
            System.out.println(MARK + name + "|" + expected + "|" + result);
          }
        }
      }
    }
    Runtime.getRuntime().halt(0);
  }

  /** Whether that is its verdict, and it ends with its real threads, as far as races let it. */
  private static boolean is(Method program, Expected expected) {
    Verdict verdict = program.getAnnotation(Verdict.class);
    return !verdict.controlledOnly() && verdict.value() == expected;
  }

  private static boolean take(Race race, String report) {
    return TOLD.add(new Told(owner(race.now()), owner(race.before()), race, report));
  }

  private static Object owner(Access access) {
    return access.work().job();
  }

  private static String run(String name, Method program, boolean isRacy, int times)
      throws InterruptedException {
    Body body = Samples.body(program);
    for (int i = 1; i <= times; i++) {
      Run run = new Run(name);
      boolean hasEnded = once(run, body, isRacy);
      String variables =
          TOLD.stream()
              .filter(told -> told.isOf(run) || !isRacy && told.now() == null)
              .map(told -> told.race().variable())
              .collect(Collectors.toCollection(TreeSet::new))
              .toString();
      if (!isRacy) {
        TOLD.forEach(told -> System.out.print(told.report()));
      }
      boolean isFound = !variables.equals("[]");
      TOLD.clear();
      if (isFound || !hasEnded) {
        return (isFound ? i : 0) + "|" + variables + (hasEnded ? "" : " has not ended");
      }
    }
    return "0|[]";
  }

  private static boolean once(Run run, Body body, boolean isRacy) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              Jobs.begin(run);
              try {
                body.run();
              } catch (Throwable thrown) {
                if (!isRacy) {
                  System.out.println(
                      run + " threw " + thrown + Arrays.toString(thrown.getStackTrace()));
                }
              } finally {
                Jobs.end(run);
              }
            },
            "program");
    thread.setDaemon(true);
    thread.start();
    thread.join(isRacy ? RACY_LIMIT_MILLIS : LIMIT_MILLIS);
    return !thread.isAlive();
  }
}
