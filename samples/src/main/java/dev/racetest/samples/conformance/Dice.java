package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Random numbers. How many steps a program takes depends on the numbers that it draws, so that an
 * execution can be brought back only together with its numbers.
 */
public class Dice {
  private static final int SIDES = 4;

  /** Both draw, both count what they have drawn, each in one step. */
  private static void countAtomically(IntSupplier die) throws Exception {
    AtomicInteger count = new AtomicInteger();
    AtomicInteger drawn = new AtomicInteger();
    Threads.Action player =
        () -> {
          int steps = die.getAsInt();
          Check.that(steps >= 0 && steps < SIDES, "not on the die: " + steps);
          drawn.addAndGet(steps);
          for (int i = 0; i < steps; i++) {
            count.incrementAndGet();
          }
        };
    Threads.runAll(player, player);
    Check.equal(drawn.get(), count.get());
  }

  /** Both count one more than they have drawn, each time in two steps. */
  private static void countInTwoSteps(IntSupplier die) throws Exception {
    AtomicInteger count = new AtomicInteger();
    AtomicInteger drawn = new AtomicInteger();
    Threads.Action player =
        () -> {
          int steps = die.getAsInt() + 1;
          drawn.addAndGet(steps);
          for (int i = 0; i < steps; i++) {
            count.set(count.get() + 1);
          }
        };
    Threads.runAll(player, player);
    Check.equal(drawn.get(), count.get());
  }

  private static int shuffled() {
    List<Integer> sides = new ArrayList<>(List.of(0, 1, 2, 3));
    Collections.shuffle(sides);
    return sides.get(0);
  }

  private static int ofUuid() {
    return (int) (UUID.randomUUID().getLeastSignificantBits() & (SIDES - 1));
  }

  /** A generator of one's own. */
  @Verdict(Expected.SILENT)
  public void random() throws Exception {
    countAtomically(() -> new Random().nextInt(SIDES));
  }

  /** One generator for both. */
  @Verdict(Expected.SILENT)
  public void sharedRandom() throws Exception {
    Random random = new Random();
    countAtomically(() -> random.nextInt(SIDES));
  }

  /** The generator of the thread. */
  @Verdict(Expected.SILENT)
  public void threadLocalRandom() throws Exception {
    countAtomically(() -> ThreadLocalRandom.current().nextInt(SIDES));
  }

  /** The generator behind {@code Math}. */
  @Verdict(Expected.SILENT)
  public void mathRandom() throws Exception {
    countAtomically(() -> (int) (Math.random() * SIDES));
  }

  /** A generator that is seeded by nobody. */
  @Verdict(Expected.SILENT)
  public void splittableRandom() throws Exception {
    countAtomically(() -> new SplittableRandom().nextInt(SIDES));
  }

  /** A generator that nobody can foretell, except in an execution. */
  @Verdict(Expected.SILENT)
  public void secureRandom() throws Exception {
    countAtomically(() -> new SecureRandom().nextInt(SIDES));
  }

  /** Names that nobody else has. */
  @Verdict(Expected.SILENT)
  public void uuid() throws Exception {
    countAtomically(Dice::ofUuid);
  }

  /** A list that is shuffled. */
  @Verdict(Expected.SILENT)
  public void shuffle() throws Exception {
    countAtomically(Dice::shuffled);
  }

  /** A generator with a seed draws the same numbers everywhere. */
  @Verdict(Expected.SILENT)
  public void seeded() throws Exception {
    int first = new Random(1).nextInt(SIDES);
    countAtomically(
        () -> {
          int again = new Random(1).nextInt(SIDES);
          Check.equal(first, again);
          return again;
        });
  }

  /** Half of the coins fall on the other side. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void coin() throws Exception {
    Random random = new Random();
    Threads.runAll(() -> Check.that(random.nextBoolean(), "the other side"));
  }

  /** A quarter of the names are no better. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void unlikelyUuid() throws Exception {
    Threads.runAll(() -> Check.that(ofUuid() > 0, "the unlikely side"));
  }

  /** Counting in two steps, as often as the generator says. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void lostUpdatesOfRandom() throws Exception {
    countInTwoSteps(() -> new Random().nextInt(SIDES));
  }

  /** The same with the generators of the threads. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void lostUpdatesOfThreadLocalRandom() throws Exception {
    countInTwoSteps(() -> ThreadLocalRandom.current().nextInt(SIDES));
  }

  /** The same with {@code Math.random}. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void lostUpdatesOfMathRandom() throws Exception {
    countInTwoSteps(() -> (int) (Math.random() * SIDES));
  }

  /** The same with a splittable generator. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void lostUpdatesOfSplittableRandom() throws Exception {
    countInTwoSteps(() -> new SplittableRandom().nextInt(SIDES));
  }

  /** The same with a generator that nobody can foretell. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void lostUpdatesOfSecureRandom() throws Exception {
    countInTwoSteps(() -> new SecureRandom().nextInt(SIDES));
  }

  /** The same with shuffled lists. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void lostUpdatesOfShuffle() throws Exception {
    countInTwoSteps(Dice::shuffled);
  }
}
