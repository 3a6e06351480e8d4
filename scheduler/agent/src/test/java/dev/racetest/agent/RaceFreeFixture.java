package dev.racetest.agent;

/** Fields with annotations; one of them is the project's own. */
class RaceFreeFixture {
  @interface RaceFree {
    String value() default "";

    String reason() default "";

    int since() default 0;
  }

  @interface NotRaceFree {
    String value();
  }

  @RaceFree("a statistic")
  int counted;

  @RaceFree(reason = " late is fine ", since = 3)
  static long late;

  @RaceFree int unexplained;

  @NotRaceFree("guarded by this")
  int guarded;

  final int plain = hashCode();
}
