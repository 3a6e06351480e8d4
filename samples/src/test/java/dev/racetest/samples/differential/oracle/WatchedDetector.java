package dev.racetest.samples.differential.oracle;

import dev.racetest.detector.FastTrack;
import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Order;
import dev.racetest.scheduler.spi.RaceDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The detector, found in its place by {@code ServiceLoader}, whose verdict on every execution can
 * be asked for. It can be told not to hear something, which makes it wrong.
 */
public final class WatchedDetector implements RaceDetector {
  /** In the order of their numbers; what comes after them is the elements of an array. */
  private static final List<String> FIELDS = Arrays.asList("number", "total", "name", "shared");

  private static final List<Set<Integer>> VERDICTS = new ArrayList<>();

  private static Deafness deafness = Deafness.NONE;
  private static WatchedDetector latest;

  private final RaceDetector detector = new FastTrack();
  private final boolean hearsStart = deafness != Deafness.START;
  private final boolean hearsJoin = deafness != Deafness.JOIN;
  private final boolean hearsRelease = deafness != Deafness.RELEASE;
  private boolean hasRun;

  /** What a detector does not hear. */
  enum Deafness {
    NONE,
    START,
    JOIN,
    RELEASE
  }

  /** From now on detectors are deaf to this. */
  static void deafTo(Deafness what) {
    deafness = what;
  }

  /** The racing variables of each execution since the last call, in their order. */
  static List<Set<Integer>> verdicts() {
    latest.end();
    List<Set<Integer>> all = List.copyOf(VERDICTS);
    VERDICTS.clear();
    return all;
  }

  private void end() {
    if (hasRun) {
      Set<Integer> variables = new TreeSet<>();
      for (Race race : detector.races()) {
        variables.add(variable(race));
      }
      VERDICTS.add(variables);
    }
    hasRun = false;
  }

  /** The number of a variable, -1 if the programs have no such one. */
  private static int variable(Race race) {
    return race.object() instanceof int[]
        ? FIELDS.size() + race.variable()
        : FIELDS.indexOf(Sites.member(race.later().site()));
  }

  @Override
  public void begin() {
    end();
    hasRun = true;
    latest = this;
    detector.begin();
  }

  @Override
  public void start(int parent, int child) {
    if (hearsStart) {
      detector.start(parent, child);
    }
  }

  @Override
  public void join(int task, int ended) {
    if (hearsJoin) {
      detector.join(task, ended);
    }
  }

  @Override
  public void acquire(int task, Object object, int variable) {
    detector.acquire(task, object, variable);
  }

  @Override
  public void release(int task, Object object, int variable) {
    if (hearsRelease) {
      detector.release(task, object, variable);
    }
  }

  @Override
  public void barrier() {
    detector.barrier();
  }

  @Override
  public void atomicRead(int task, Object object, int variable, Order order, int site, long event) {
    detector.atomicRead(task, object, variable, order, site, event);
  }

  @Override
  public void atomicWrite(
      int task, Object object, int variable, Order order, int site, long event) {
    detector.atomicWrite(task, object, variable, order, site, event);
  }

  @Override
  public void atomicUpdate(
      int task, Object object, int variable, Order order, int site, long event) {
    detector.atomicUpdate(task, object, variable, order, site, event);
  }

  @Override
  public void fence(int task, Order order) {
    detector.fence(task, order);
  }

  @Override
  public void read(int task, Object object, int variable, int site, long event) {
    detector.read(task, object, variable, site, event);
  }

  @Override
  public void write(int task, Object object, int variable, int site, long event) {
    detector.write(task, object, variable, site, event);
  }

  @Override
  public void optimisticRead(int task, Object object, int variable, int site, long event) {
    detector.optimisticRead(task, object, variable, site, event);
  }

  @Override
  public void optimisticReadsEnd(int task, boolean validated) {
    detector.optimisticReadsEnd(task, validated);
  }

  @Override
  public List<Race> races() {
    return detector.races();
  }

  @Override
  public int raceCount() {
    return detector.raceCount();
  }
}
