package dev.racetest.strategies;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Situation;

/**
 * One execution that is steered towards wishes (Wolff, Shi, Duck, Mathur, Roychoudhury, "Greybox
 * Fuzzing for Concurrency Testing", ASPLOS 2024, section 3.2): a read that is to see a write waits
 * until that is the last one, and from then on other writes of the variable wait for the read. Each
 * wish is for the first read at its place. Where all would have to wait, and in all that no wish is
 * about, partial order sampling decides.
 */
final class Steering {
  private final PosRun run;
  private final VariableTable variables = new VariableTable();
  private long[] lastWrites = new long[64];
  private Constraint[] wishes = Wishes.NONE;
  private boolean[] isOpen = new boolean[4];
  private int open;
  private Situation now;
  private final PosRun.Veto veto = this::mustWait;
  private final Walk walk;

  Steering(SplitMix random) {
    run = new PosRun(random);
    walk = new Walk(random);
  }

  void begin(Wishes newWishes) {
    run.begin(newWishes.longest());
    for (int variable = 0; variable < Math.min(variables.size(), lastWrites.length); variable++) {
      lastWrites[variable] = 0L;
    }
    variables.clear();
    wishes = newWishes.constraints();
    if (isOpen.length < wishes.length) {
      isOpen = new boolean[wishes.length];
    }
    for (int i = 0; i < wishes.length; i++) {
      isOpen[i] = true;
    }
    open = wishes.length;
  }

  int choose(Decision decision) {
    if (run.isOver(decision)) {
      return walk.uniform(decision);
    }
    if (open > 0) {
      now = decision.situation();
      int option = run.highest(decision, veto);
      if (option >= 0) {
        return option;
      }
    }
    return run.highest(decision, PosRun.Veto.NONE);
  }

  private boolean mustWait(int task) {
    Object object = now.object(task);
    Operation operation = now.operation(task);
    if (object == null || !Accesses.isAccess(operation)) {
      return false;
    }
    long site = Sites.hash(now.site(task));
    long last = lastWrite(variables.numberOf(object, now.variable(task)));
    boolean reads = Accesses.reads(operation);
    boolean writes = Accesses.writes(operation);
    for (int i = 0; i < wishes.length; i++) {
      if (isOpen[i]) {
        Constraint wish = wishes[i];
        boolean isReader = reads && wish.reader() == site;
        if (isReader && wish.writer() != last) {
          return true;
        }
        if (!isReader && writes && wish.writer() == last && wish.hasRival(site)) {
          return true;
        }
      }
    }
    return false;
  }

  private long lastWrite(int variable) {
    if (variable < 0) {
      return 0L;
    }
    while (variable >= lastWrites.length) {
      long[] more = new long[2 * lastWrites.length];
      System.arraycopy(lastWrites, 0, more, 0, lastWrites.length);
      lastWrites = more;
    }
    return lastWrites[variable];
  }

  void stepped(int task, Situation situation) {
    run.stepped(task, situation);
    Object object = situation.object(task);
    Operation operation = situation.operation(task);
    if (open == 0 || object == null || !Accesses.isAccess(operation)) {
      return;
    }
    long site = Sites.hash(situation.site(task));
    if (Accesses.reads(operation)) {
      for (int i = 0; i < wishes.length; i++) {
        if (isOpen[i] && wishes[i].reader() == site) {
          isOpen[i] = false;
          open--;
        }
      }
    }
    int variable = variables.numberOf(object, situation.variable(task));
    if (variable >= 0 && Accesses.writes(operation)) {
      lastWrite(variable);
      lastWrites[variable] = site;
    }
  }
}
