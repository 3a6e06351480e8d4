package dev.racetest.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.hooks.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The detector beside one that forgets nothing: whole vector clocks, and a list of all accesses.
 * Whatever the detector tells is a race there; and the first race of each variable is found, unless
 * more than two threads have read it.
 */
class OracleTest {
  private static final int PROGRAMS = 5_000;
  private static final int ACCESSES = 40;
  private static final int THREADS = 4;
  private static final int VARIABLES = 3;
  private static final int LOCKS = 3;
  private static final int[] SITES = new int[ACCESSES];

  static {
    for (int i = 0; i < ACCESSES; i++) {
      SITES[i] = Sites.add(null, "Fixture", "method", "Fixture.java", i, 0, "Fixture", "field", 0);
    }
  }

  /** An access, with the clock that its thread had. */
  private record Access(int thread, boolean isWrite, int variable, int time, int site) {}

  /** Happens-before as the definition has it: everything ticks, and nothing is left out. */
  private static final class Oracle {
    private final int[][] clocks = new int[THREADS][THREADS];
    private final int[][] locks = new int[LOCKS][THREADS];
    private final List<Access> accesses = new ArrayList<>();

    Oracle() {
      for (int i = 0; i < THREADS; i++) {
        clocks[i][i] = 1;
      }
    }

    void release(int thread, int lock) {
      join(locks[lock], clocks[thread]);
      clocks[thread][thread]++;
    }

    void acquire(int thread, int lock) {
      join(clocks[thread], locks[lock]);
    }

    private static void join(int[] to, int[] from) {
      for (int i = 0; i < to.length; i++) {
        to[i] = Math.max(to[i], from[i]);
      }
    }

    /** The earlier accesses that race with this one. */
    List<Access> access(int thread, boolean isWrite, int variable, int site) {
      List<Access> races = new ArrayList<>();
      for (Access earlier : accesses) {
        boolean conflicts = earlier.variable == variable && (isWrite || earlier.isWrite);
        boolean isOrdered = earlier.time <= clocks[thread][earlier.thread];
        if (conflicts && earlier.thread != thread && !isOrdered) {
          races.add(earlier);
        }
      }
      accesses.add(new Access(thread, isWrite, variable, clocks[thread][thread], site));
      return races;
    }

    /** Whether more threads have read the variable than the detector keeps in mind. */
    boolean hasManyReaders(int variable) {
      return accesses.stream()
              .filter(access -> access.variable == variable && !access.isWrite)
              .map(Access::thread)
              .distinct()
              .count()
          > 2;
    }
  }

  /** One program, in the detector and beside it. */
  private static final class Program {
    private final Random random;
    private final String name;
    private final Model model = new Model();
    private final Oracle oracle = new Oracle();
    private final Strand[] strands = new Strand[THREADS];
    private final long[] words = Model.words(VARIABLES);
    private final SyncVariable[] locks = new SyncVariable[LOCKS];
    private final long[][] seen = new long[THREADS][LOCKS];
    private final boolean[] hasRaced = new boolean[VARIABLES];

    Program(int seed) {
      random = new Random(seed);
      name = "program " + seed;
      for (int i = 0; i < THREADS; i++) {
        strands[i] = Model.thread(i + 1);
      }
      for (int i = 0; i < LOCKS; i++) {
        locks[i] = new SyncVariable();
      }
    }

    /** Some lock and release as it comes; others nearly always have the lock of the variable. */
    void run() {
      boolean isCareful = random.nextBoolean();
      int accessWeight = 1 + random.nextInt(4);
      while (oracle.accesses.size() < ACCESSES) {
        int thread = random.nextInt(THREADS);
        int variable = random.nextInt(VARIABLES);
        int kind = random.nextInt(2 + accessWeight);
        if (isCareful && random.nextInt(4 * ACCESSES) > 0) {
          acquire(thread, variable);
          access(thread, variable);
          release(thread, variable);
        } else if (kind == 0 && !isCareful) {
          release(thread, random.nextInt(LOCKS));
        } else if (kind == 1 && !isCareful) {
          acquire(thread, random.nextInt(LOCKS));
        } else {
          access(thread, variable);
        }
      }
    }

    private void release(int thread, int lock) {
      oracle.release(thread, lock);
      model.release(strands[thread], locks[lock]);
    }

    private void acquire(int thread, int lock) {
      oracle.acquire(thread, lock);
      seen[thread][lock] = locks[lock].acquire(strands[thread], seen[thread][lock]);
    }

    private void access(int thread, int variable) {
      boolean isWrite = random.nextInt(3) == 0;
      int site = SITES[oracle.accesses.size()];
      int before = model.races.size();
      if (isWrite) {
        model.write(strands[thread], words, variable, site);
      } else {
        model.read(strands[thread], words, variable, site);
      }
      check(
          oracle.access(thread, isWrite, variable, site),
          model.races.subList(before, model.races.size()),
          variable);
    }

    private void check(List<Access> expected, List<Race> told, int variable) {
      for (Race race : told) {
        int site = race.before().sites()[0];
        boolean wasWrite = race.before().isWrite();
        assertTrue(
            expected.stream().anyMatch(each -> each.site == site && each.isWrite == wasWrite),
            () -> name + " told " + race + ", but what races is " + expected);
      }
      if (!hasRaced[variable] && !oracle.hasManyReaders(variable)) {
        assertEquals(expected.isEmpty(), told.isEmpty(), () -> name + " missed " + expected);
      }
      hasRaced[variable] |= !expected.isEmpty();
    }
  }

  @Test
  void tellsRacesAndNothingElse() {
    int races = 0;
    for (int seed = 0; seed < PROGRAMS; seed++) {
      Program program = new Program(seed);
      program.run();
      for (boolean hasRaced : program.hasRaced) {
        races += hasRaced ? 1 : 0;
      }
    }
    int share = 100 * races / (PROGRAMS * VARIABLES);
    assertTrue(share > 20 && share < 80, () -> share + "% of the variables race");
  }
}
