package dev.racetest.reports.page;

import dev.racetest.scheduler.Coverage;
import dev.racetest.scheduler.Enumerated;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Failure;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.Occurrences;
import dev.racetest.scheduler.OutcomeCount;
import dev.racetest.scheduler.Outcomes;
import dev.racetest.scheduler.Summary;
import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.history.Event.Entry;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import dev.racetest.scheduler.spi.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Results to look at, the same every time. */
final class SampleResults {
  private static final String TOKEN = "rt2-" + "AgEBAwIFAQ".repeat(12);
  private static final String READ_LINE = "return balance;";
  private static final String WRITE_LINE = "balance += amount;";
  private static final String LOCK_LINE = "synchronized (lock) {";
  private static final String START_LINE = "depositor.start();";
  private static final String JOIN_LINE = "depositor.join();";

  private SampleResults() {}

  /** Two tasks race on a field; the test fails by it. */
  static ExplorationResult race() {
    Script script =
        new Script()
            .task("main", -1, end(TaskHistory.State.THROWN))
            .task("depositor", 0, Script.ENDED)
            .does(0, Operation.BEGIN, "", "void audit()")
            .does(0, Operation.INITIALIZE, "Ledger", "Thread depositor")
            .does(0, Operation.READ, "Ledger.lock", LOCK_LINE)
            .shared()
            .does(0, Operation.START, "\"depositor\"", START_LINE)
            .does(1, Operation.BEGIN, "", "deposit(50)", Entry.PREEMPTION)
            .shared()
            .does(1, Operation.MONITOR_ENTER, "Object@2", LOCK_LINE)
            .holding("Object@2", LOCK_LINE)
            .shared()
            .does(1, Operation.READ, "Ledger.balance", "100", "", WRITE_LINE, Entry.GOES_ON)
            .releasing()
            .racing()
            .does(0, Operation.READ, "Ledger.balance", "100", "", READ_LINE, Entry.PREEMPTION)
            .holding("Object@2", LOCK_LINE)
            .racing()
            .does(1, Operation.WRITE, "Ledger.balance", "100", "150", WRITE_LINE, Entry.BLOCKED)
            .releasing()
            .does(0, Operation.JOIN, "\"depositor\"", "", "", JOIN_LINE, Entry.ENDED)
            .ordered(4, 5)
            .ordered(9, 10);
    AssertionError error = new AssertionError("expected: <150> but was: <100>");
    error.setStackTrace(
        new StackTraceElement[] {
          Script.frame("audit", "throw new AssertionError"),
          new StackTraceElement("java.lang.reflect.Method", "invoke", "Method.java", 580),
          new StackTraceElement("org.junit.platform.Launcher", "execute", "Launcher.java", 12)
        });
    Details race =
        new Details.Race(
            "Ledger.balance",
            "int",
            "Ledger@1",
            script.event(9),
            script.event(8),
            List.of(
                "T0 released nothing after Ledger.java:21",
                "T1's only edge in is its start",
                "no common lock"),
            List.of(
                "read before write: expected: <150> but was: <100>", "write before read: passes"),
            Optional.of(
                "11 other accesses of Ledger.balance hold Object@2; this one holds nothing"));
    return result(
        "dev.racetest.fixtures.LedgerTest.audit",
        script.history(),
        "depositing 50\nauditing\n",
        List.of("java.net.SocketInputStream.read was outside control once"),
        new Finding(
            Finding.Kind.DATA_RACE,
            "DATA RACE on Ledger.balance (int) of Ledger@1",
            "race",
            "DATA RACE on Ledger.balance (int) of Ledger@1\n\n  READ 100 ...\n  WRITE 100 -> 150 ...\n",
            race,
            37,
            TOKEN,
            Optional.empty()),
        new Finding(
            Finding.Kind.EXCEPTION,
            "EXCEPTION in the test body: AssertionError: expected: <150> but was: <100>",
            "exception",
            "EXCEPTION in the test body\n",
            Details.NONE,
            12,
            TOKEN,
            Optional.of(error)));
  }

  /** Three tasks wait for each other's lock. */
  static ExplorationResult deadlock() {
    Script script = new Script().task("main", -1, waiting("waits for the end of T1", 1, ""));
    for (int i = 1; i <= 3; i++) {
      script.task(
          "transfer-" + i,
          0,
          waiting("waits for the monitor of Ledger@" + (i % 3 + 1), i % 3 + 1, LOCK_LINE));
    }
    script.does(0, Operation.BEGIN, "", "void audit()");
    for (int i = 1; i <= 3; i++) {
      script.shared().does(0, Operation.START, "\"transfer-" + i + "\"", START_LINE);
    }
    for (int i = 1; i <= 3; i++) {
      Entry entry = i == 1 ? Entry.BLOCKED : Entry.PREEMPTION;
      script
          .releasing()
          .does(i, Operation.BEGIN, "", "void transfer", entry)
          .ordered(i + 1, 3 + 2 * i);
      script.shared().does(i, Operation.MONITOR_ENTER, "Ledger@" + i, LOCK_LINE);
    }
    Details circle = new Details.Deadlock(List.of(1, 2, 3), Optional.empty());
    return result(
        "dev.racetest.fixtures.LedgerTest.transfer",
        script.history(),
        "",
        List.of(),
        new Finding(
            Finding.Kind.DEADLOCK,
            "DEADLOCK of T1 \"transfer-1\", T2 \"transfer-2\" and T3 \"transfer-3\"",
            "deadlock",
            "DEADLOCK\n",
            circle,
            3,
            TOKEN,
            Optional.empty()));
  }

  /** Many tasks and many events, of which some matter. */
  static ExplorationResult large(int tasks, int events) {
    Random random = new Random(7);
    Script script = new Script().task("main", -1, waiting("waits for the end of T1", 1, ""));
    for (int i = 1; i < tasks; i++) {
      script.task("worker-" + i, 0, i == 7 ? end(TaskHistory.State.THROWN) : Script.ENDED);
    }
    script.shared().does(0, Operation.BEGIN, "", "package dev.racetest");
    for (int i = 1; i < tasks; i++) {
      script.shared().does(0, Operation.START, "\"worker-" + i + "\"", START_LINE);
    }
    int task = 0;
    while (script.size() < events) {
      Entry entry = Entry.GOES_ON;
      if (random.nextInt(4) == 0) {
        int next = random.nextInt(tasks);
        entry = next == task ? Entry.GOES_ON : Entry.values()[1 + random.nextInt(3)];
        task = next;
      }
      addRandomEvent(
          script,
          random,
          task,
          entry,
          script.size() + 1 == events - 40 || script.size() + 1 == events - 30);
    }
    Details race =
        new Details.Race(
            "Ledger.balance",
            "int",
            "Ledger@1",
            script.event(events - 30),
            script.event(events - 40),
            List.of("no common lock"),
            List.of(),
            Optional.empty());
    return result(
        "dev.racetest.fixtures.LedgerTest.large",
        script.history(),
        "",
        List.of(),
        new Finding(
            Finding.Kind.DATA_RACE,
            "DATA RACE on Ledger.balance",
            "r",
            "",
            race,
            1,
            TOKEN,
            Optional.empty()));
  }

  private static void addRandomEvent(
      Script script, Random random, int task, Entry entry, boolean racing) {
    List<Operation> operations =
        List.of(
            Operation.READ,
            Operation.WRITE,
            Operation.VOLATILE_WRITE,
            Operation.MONITOR_ENTER,
            Operation.NOTIFY,
            Operation.PARK,
            Operation.CALL);
    if (racing) {
      script.racing();
    } else if (random.nextInt(3) == 0) {
      script.shared();
    }
    int number = script.size() + 1;
    if (number > 200 && random.nextInt(3) == 0) {
      script.ordered(number - 1 - random.nextInt(20), number);
    }
    Operation operation = racing ? Operation.WRITE : operations.get(random.nextInt(7));
    String value = Integer.toString(random.nextInt(1000));
    script.does(task, operation, "Ledger.balance", value, "", WRITE_LINE, entry);
  }

  /** Texts that want to be markup, to break out, or to hide. */
  static ExplorationResult hostile() {
    String evil =
        "</script><script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>"
            + "<!-- \" ' ` ${window.hacked = 1} {{script}} \u2028\u2029 \u202Egnihton\0\uD800 ";
    Script script =
        new Script()
            .task(evil, -1, waiting(evil, 1, ""))
            .task(evil + "x".repeat(100_000), 0, end(TaskHistory.State.THROWN))
            .racing()
            .does(0, Operation.READ, evil, evil, evil, READ_LINE, Entry.GOES_ON)
            .holding(evil, LOCK_LINE)
            .racing()
            .does(
                1,
                Operation.WRITE,
                evil + "y".repeat(1_000_000),
                "z".repeat(1_000_000),
                evil,
                WRITE_LINE,
                Entry.PREEMPTION);
    Details race =
        new Details.Race(
            evil,
            evil,
            evil,
            script.event(2),
            script.event(1),
            List.of(evil),
            List.of(evil),
            Optional.of(evil));
    return result(
        evil,
        script.history(),
        evil,
        List.of(evil),
        new Finding(
            Finding.Kind.DATA_RACE,
            evil,
            evil,
            evil,
            race,
            1,
            TOKEN,
            Optional.of(new IllegalStateException(evil))));
  }

  /** Two tasks go round and round, each so many times. */
  static ExplorationResult spinning(int rounds) {
    Script script =
        new Script()
            .task("main", -1, waiting("waits for the end of T1", 1, ""))
            .task("spinner", 0, end(TaskHistory.State.RUNNABLE))
            .does(0, Operation.BEGIN, "", "void audit()")
            .shared()
            .does(0, Operation.START, "\"spinner\"", START_LINE);
    for (int i = 0; i < rounds; i++) {
      script.does(1, Operation.YIELD, "", "", "", READ_LINE, Entry.YIELD);
      script.does(0, Operation.YIELD, "", "", "", JOIN_LINE, Entry.YIELD);
    }
    Finding livelock = livelock(new Details.Livelock(List.of("T1 at " + READ_LINE), List.of()));
    Failure failure = new Failure(script.history(), Optional.empty(), Optional.empty(), "");
    return failed("t.Test.spins", List.of(livelock), List.of(), failure);
  }

  /** The end of a long execution. */
  static ExplorationResult cut() {
    History whole =
        new Script()
            .task("main", -1, waiting("waits for the end of T1", 1, ""))
            .task("spinner", 0, end(TaskHistory.State.RUNNABLE))
            .task("sleeper", 0, Script.ENDED)
            .does(1, Operation.YIELD, "", READ_LINE)
            .does(2, Operation.YIELD, "", READ_LINE, Entry.YIELD)
            .history();
    History cut = new History(whole.tasks(), whole.events(), 12, List.of());
    Failure failure =
        new Failure(cut, Optional.empty(), Optional.of(new Failure.Inevitable(1, 1, "", 9)), "");
    Finding livelock = livelock(new Details.Livelock(List.of(), List.of()));
    return failed("t.Test.cut", List.of(livelock), List.of(), failure);
  }

  private static Finding livelock(Details details) {
    return new Finding(
        Finding.Kind.LIVELOCK,
        "LIVELOCK: busy",
        "livelock",
        "text",
        details,
        0,
        TOKEN,
        Optional.empty());
  }

  /** A search of all traces that went on after a deadlock: another execution had a race. */
  static ExplorationResult further() {
    ExplorationResult deadlock = deadlock();
    List<Finding> findings = new ArrayList<>(deadlock.findings());
    findings.add(race().findings().get(0).withToken("rt2-other"));
    findings.add(
        new Finding(
            Finding.Kind.DEADLOCK,
            "DEADLOCK elsewhere",
            "deadlock elsewhere",
            "DEADLOCK elsewhere",
            deadlock.findings().get(0).details(),
            2,
            "rt2-third",
            Optional.empty()));
    Summary summary = deadlock.summary();
    return new ExplorationResult(
        new Summary(
            summary.test(),
            "exhaustive",
            1,
            Integer.MAX_VALUE,
            120,
            40,
            100,
            0,
            summary.elapsed(),
            Coverage.NONE,
            new Occurrences(1, 100),
            Optional.of(
                new Enumerated(
                    true,
                    97,
                    3,
                    0,
                    40,
                    20,
                    0,
                    1.0,
                    120.0,
                    0.0,
                    List.of(),
                    1.0,
                    List.of(),
                    List.of(),
                    List.of("executions are sequentially consistent"))),
            Optional.of(
                new Outcomes(
                    Outcomes.Extent.ALL,
                    List.of(
                        new OutcomeCount("0, 1", 90, "rt2-zero"),
                        new OutcomeCount("1, 1</script>", 7, "rt2-one")),
                    3))),
        findings,
        deadlock.token(),
        deadlock.eventHash(),
        deadlock.report(),
        deadlock.notes(),
        deadlock.failure());
  }

  /** Nothing was found. */
  static ExplorationResult passed() {
    return new ExplorationResult(
        summary("t.Test.passes", 0), List.of(), "", 1, "", List.of("a note"), Optional.empty());
  }

  private static ExplorationResult result(
      String test, History history, String output, List<String> notes, Finding... findings) {
    int last = history.events().size();
    int step = Math.max(1, last - 2);
    Failure failure =
        new Failure(
            history,
            Optional.of(new Failure.Shrinking(5, 2, 31, 17, true, 64)),
            Optional.of(
                new Failure.Inevitable(
                    step, history.events().get(step - 1).task(), Script.place(READ_LINE), 50)),
            output);
    return failed(test, List.of(findings), notes, failure);
  }

  private static ExplorationResult failed(
      String test, List<Finding> findings, List<String> notes, Failure failure) {
    return new ExplorationResult(
        summary(test, 37),
        findings,
        TOKEN,
        0xfeed,
        findings.get(0).report(),
        notes,
        Optional.of(failure));
  }

  private static Summary summary(String test, int failing) {
    return new Summary(
        test,
        "auto",
        1,
        1000,
        100,
        failing,
        143,
        98,
        Duration.ofMillis(842),
        Coverage.NONE,
        new Occurrences(100, 200));
  }

  private static TaskHistory.End end(TaskHistory.State state) {
    return new TaskHistory.End(state, "", -1, "", List.of());
  }

  private static TaskHistory.End waiting(String what, int owner, String since) {
    return new TaskHistory.End(
        since.isEmpty() ? TaskHistory.State.WAITING : TaskHistory.State.BLOCKED,
        what,
        owner,
        since.isEmpty() ? "" : Script.place(since),
        List.of(
            new StackTraceElement("java.lang.Object", "wait", "Object.java", 338),
            Script.frame("transfer", "other.deposit(amount);")));
  }
}
