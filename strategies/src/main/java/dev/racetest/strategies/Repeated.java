package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Guarantee;
import dev.racetest.scheduler.spi.Situation;
import dev.racetest.scheduler.spi.Strategy;

/** An execution of a member of {@link Auto}, repeated; it goes by the settings it had there. */
final class Repeated implements Strategy {
  private final Strategy member;
  private final String settings;

  Repeated(Strategy member, String settings) {
    this.member = member;
    this.settings = settings;
  }

  @Override
  public void begin(long seed) {
    member.begin(seed);
  }

  @Override
  public int choose(Decision decision) {
    return member.choose(decision);
  }

  @Override
  public boolean watchesSteps() {
    return member.watchesSteps();
  }

  @Override
  public void stepped(int task, Situation now) {
    member.stepped(task, now);
  }

  @Override
  public void end(int decisions, boolean complete) {
    member.end(decisions, complete);
  }

  @Override
  public Guarantee guarantee() {
    return member.guarantee();
  }

  @Override
  public String settings() {
    return settings;
  }
}
