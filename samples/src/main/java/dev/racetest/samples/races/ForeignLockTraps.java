package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Code that is called back under a lock which it does not take itself. */
public class ForeignLockTraps {
  private final Mail mail = new Mail();

  private Integer count(Integer key, Integer value) {
    mail.payload++;
    return value;
  }

  /** The table calls the function under its monitor. */
  @Verdict(Expected.SILENT)
  public void hashtable() throws Exception {
    Map<Integer, Integer> table = new Hashtable<>(Map.of(1, 1, 2, 2));
    Threads.runAll(
        () -> table.computeIfPresent(1, this::count), () -> table.computeIfPresent(2, this::count));
  }

  /** Two tables, two monitors. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void twoHashtables() throws Exception {
    Map<Integer, Integer> one = new Hashtable<>(Map.of(1, 1));
    Map<Integer, Integer> other = new Hashtable<>(Map.of(1, 1));
    Threads.runAll(
        () -> one.computeIfPresent(1, this::count), () -> other.computeIfPresent(1, this::count));
  }

  /** The list calls the function under its monitor. */
  @Verdict(Expected.SILENT)
  public void synchronizedList() throws Exception {
    List<Integer> list = Collections.synchronizedList(List.of(1));
    Threads.Action visit = () -> list.forEach(number -> mail.payload++);
    Threads.runAll(visit, visit);
  }

  /** Iterating by hand takes no lock: the caller would have to. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void synchronizedListByHand() throws Exception {
    List<Integer> list = Collections.synchronizedList(List.of(1));
    Threads.Action visit =
        () -> {
          for (Integer number : list) {
            mail.payload += number;
          }
        };
    Threads.runAll(visit, visit);
  }

  /** One key is computed by one thread at a time. */
  @Verdict(Expected.SILENT)
  public void computeOneKey() throws Exception {
    Map<Integer, Integer> map = new ConcurrentHashMap<>(Map.of(1, 1));
    Threads.Action compute = () -> map.compute(1, this::count);
    Threads.runAll(compute, compute);
  }

  /** Different keys may be computed at the same time. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void computeTwoKeys() throws Exception {
    Map<Integer, Integer> map = new ConcurrentHashMap<>(Map.of(1, 1, 2, 2));
    Threads.runAll(() -> map.compute(1, this::count), () -> map.compute(2, this::count));
  }

  private static void lookUpTwoIn(ClassLoader loader) throws InterruptedException {
    Threads.runAll(() -> lookUp(loader, "absent.A"), () -> lookUp(loader, "absent.B"));
  }

  private static void lookUp(ClassLoader loader, String name) {
    try {
      Check.that(loader.loadClass(name) == null, "found");
    } catch (ClassNotFoundException expected) {
      Check.equal(name, expected.getMessage());
    }
  }
}
