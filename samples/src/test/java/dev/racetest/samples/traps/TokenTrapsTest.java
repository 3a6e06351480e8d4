package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.racetest.samples.Threads;
import dev.racetest.samples.traps.ChangedCode.Version;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.Recording;
import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.replay.Checkpoints;
import dev.racetest.scheduler.replay.ReplayToken;
import dev.racetest.scheduler.spi.StrategyProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens that cannot be replayed say why; where the code has changed, they say where. */
class TokenTrapsTest {
  private static final String NAME = "changed code";

  private static final String HEADLINE =
      "THE TOKEN DOES NOT FIT: the execution took another course than when it was made\n";

  private static final String ADVICE =
      "  The code, its dependencies or the JDK have changed since, or the test depends on something"
          + " that is not under control.\n";

  @AfterEach
  void original() {
    ChangedCode.version = Version.ORIGINAL;
  }

  /** The first execution of this strategy lets each task go on as far as it can. */
  private static ExplorationOptions inOrder() {
    return options(NAME).withStrategy("pct");
  }

  private static String token(Body body) {
    return Explorer.explore(inOrder(), body).token();
  }

  private static ExplorationResult replay(Body body, String token, Version version) {
    ChangedCode.version = version;
    return Explorer.explore(options(NAME).withReplay(token), body);
  }

  private static String report(Body body, String token, Version version) {
    ExplorationResult result = replay(body, token, version);
    Finding first = result.findings().get(0);
    assertEquals(Finding.Kind.DIVERGED, first.kind(), result::report);
    return first.report();
  }

  private static void assertReport(String expected, Body body, String token, Version version) {
    assertEquals(HEADLINE + expected + ADVICE, report(body, token, version));
  }

  @Test
  void theFirstStepThatDiffersIsNamed() {
    assertReport(
        """
          The first difference shows at step 8: T2 "Thread-1" reads (volatile) ChangedCode.open at ChangedCode.java:54; the 7
              steps before fit.
        """,
        ChangedCode::twoThreads,
        token(ChangedCode::twoThreads),
        Version.READS_FIRST);
  }

  @Test
  void inALongExecutionTheStepsAroundItAreNamed() {
    assertReport(
        """
          The first difference shows between steps 694 and 704; the 693 steps before fit.
            step 694: T0 "main" writes (volatile) ChangedCode.balance at ChangedCode.java:65
            step 704: T0 "main" writes (volatile) ChangedCode.balance at ChangedCode.java:65
        """,
        ChangedCode::manySteps,
        token(ChangedCode::manySteps),
        Version.CHANGES_LATE);
  }

  @Test
  void anEarlierEndIsNamed() {
    assertReport(
        """
          It ended after step 1001, T0 "main" writes (volatile) ChangedCode.balance at ChangedCode.java:65; when the token was
              made, it went on to step 1003.
        """,
        ChangedCode::manySteps,
        token(ChangedCode::manySteps),
        Version.AUDITS_LESS);
  }

  @Test
  void aLaterEndIsNamed() {
    assertReport(
        """
          The first difference shows at step 1004: T0 "main" writes (volatile) ChangedCode.open at ChangedCode.java:39; the 1003
              steps before fit.
          When the token was made, it ended after step 1003.
        """,
        ChangedCode::manySteps,
        token(ChangedCode::manySteps),
        Version.DEPOSITS_MORE);
  }

  /** Nearly all of its choices are the same, and would fit into a short token. */
  @Test
  void aVeryLongExecutionIsRepeatedByItsSeed() {
    ExplorationOptions options = inOrder().withSchedules(1).withMaxSteps(200_000);
    AtomicInteger count = new AtomicInteger();
    Threads.Action action =
        () -> {
          for (int i = 0; i < 35_000; i++) {
            count.incrementAndGet();
          }
        };
    Body body = () -> Threads.runAll(action, action);
    Recording recorded = Explorer.record(options, body).get(0);
    assertInstanceOf(ReplayToken.Generated.class, ReplayToken.decode(recorded.token()).recipe());
    Recording repeated = Explorer.repeat(options, body, List.of(recorded.token())).get(0);
    assertEquals(recorded.eventHash(), repeated.eventHash());
  }

  /** Tokens of executions that nobody has looked into have no checkpoints. */
  private static String tokenWithoutCheckpoints() {
    return Explorer.record(inOrder().withSchedules(1), ChangedCode::twoThreads).get(0).token();
  }

  @Test
  void aChoiceThatIsNotThereIsNamedWithItsPlace() {
    String token = tokenWithoutCheckpoints();
    ExplorationResult result = replay(ChangedCode::twoThreads, token, Version.HAS_MORE_THREADS);
    assertEquals(
        HEADLINE
            + "  The first difference shows at the choice of step 13: choice 6 is not in the token."
            + " About to go on was: T0 \"main\"\n"
            + "      starts \"Thread-3\" at Threads.java:28.\n"
            + ADVICE,
        result.findings().get(0).report());
    assertEquals("", result.token());
    assertFalse(result.report().contains("Replay:"), result.report());
  }

  @Test
  void aTokenWithoutCheckpointsSaysWhatItCan() {
    assertReport("", ChangedCode::twoThreads, tokenWithoutCheckpoints(), Version.READS_FIRST);
  }

  private static ReplayToken made(ReplayToken token, int jdk, ExecutionConditions conditions) {
    return new ReplayToken(
        token.owner(),
        token.warmUp(),
        jdk,
        conditions,
        token.recipe(),
        token.eventHash(),
        Checkpoints.NONE);
  }

  @Test
  void anotherJdkIsNamed() {
    ReplayToken token = ReplayToken.decode(tokenWithoutCheckpoints());
    assertReport(
        "  The token was made on JDK 16, this is JDK " + Runtime.version().feature() + ".\n",
        ChangedCode::twoThreads,
        made(token, 16, token.conditions()).encode(),
        Version.READS_FIRST);
  }

  @Test
  void racingVariablesThatAreGoneAreNamed() {
    ReplayToken token = ReplayToken.decode(tokenWithoutCheckpoints());
    String name = ChangedCode.class.getName();
    Set<String> racing = Set.of("bank.Account.balance", name + ".owner");
    assertReport(
        """
          The first difference shows at the choice of step 8: choice 6 is not in the token. About to go on was: T0 "main" calls
              Iterator.next at Threads.java:38.
          The token is about a race on bank.Account.balance, which was not accessed: there is no class bank.Account any more.
          The token is about a race on dev.racetest.samples.traps.ChangedCode.owner, which was not accessed.
        """,
        ChangedCode::twoThreads,
        made(token, token.jdk(), token.conditions().withPromoted(racing)).encode(),
        Version.READS_FIRST);
  }

  private static String refusal(String name, String token) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> Explorer.explore(options(name).withReplay(token), ChangedCode::twoThreads))
        .getMessage();
  }

  @Test
  void aTokenOfAnotherTestIsRefused() {
    assertEquals(
        "the replay token belongs to another test than bank.AccountTest.deposit",
        refusal("bank.AccountTest.deposit", token(ChangedCode::twoThreads)));
  }

  @Test
  void aTokenThatIsCutOrOfAnotherVersionIsRefused() {
    String token = token(ChangedCode::twoThreads);
    String start = token.substring(0, 24);
    assertEquals(
        "the replay token " + start + "... is cut or mistyped",
        refusal(NAME, token.substring(0, token.length() - 1)));
    assertEquals(
        "the replay token rt2-"
            + start.substring(4)
            + "... was made by another version of RaceTest; this one reads tokens that start with"
            + " rt3-",
        refusal(NAME, token.replace("rt3-", "rt2-")));
  }

  private static String generated(String strategy, String settings) {
    ReplayToken token = ReplayToken.decode(token(ChangedCode::twoThreads));
    ReplayToken.Recipe recipe = new ReplayToken.Generated(strategy, settings, 1L);
    return new ReplayToken(token.owner(), false, token.conditions(), recipe, 1L).encode();
  }

  private static List<String> strategies() {
    return ServiceLoader.load(StrategyProvider.class).stream()
        .map(provider -> provider.get().name())
        .sorted()
        .toList();
  }

  @Test
  void aTokenOfAStrategyThatIsNotThereIsRefused() {
    assertEquals(
        "the replay token needs the strategy \"coin\", which is not on the class path; there are"
            + " "
            + strategies(),
        refusal(NAME, generated("coin", "")));
    assertEquals(
        "Settings of PCT look like 'k=120,d=3', but these are 'heads'",
        refusal(NAME, generated("pct", "heads")));
    assertEquals(
        "Settings of directed executions look like 'rv:1f.2e', but these are 'r:xyz'",
        refusal(NAME, generated("directed", "r:xyz")));
  }
}
