package dev.racetest.junit;

import dev.racetest.reports.ReportFolder;
import dev.racetest.reports.corpus.CorpusFile;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Races;
import dev.racetest.scheduler.Timeouts;
import dev.racetest.scheduler.optouts.OptOut;
import dev.racetest.scheduler.optouts.SuppressionFile;
import java.lang.reflect.Method;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What an annotation asks for, and the configuration parameters where it says nothing. */
final class Settings {
  /** The strategy that visits all traces. */
  static final String EXHAUSTIVE = "exhaustive";

  private static final int EXHAUSTIVE_STEPS = 10_000;
  private static final Duration BUDGET_OF_ALL = Duration.ofSeconds(1);

  private final RaceTest annotation;
  private final ExtensionContext context;
  private final Supplier<String> name;

  /** The settings of a test, or of a class as far as they have nothing to do with one test. */
  Settings(RaceTest annotation, ExtensionContext context) {
    this(annotation, context, () -> name(context));
  }

  /**
   * The settings of a test.
   *
   * @param name binds tokens to the test
   */
  Settings(RaceTest annotation, ExtensionContext context, String name) {
    this(annotation, context, () -> name);
  }

  private Settings(RaceTest annotation, ExtensionContext context, Supplier<String> name) {
    this.annotation = annotation;
    this.context = context;
    this.name = name;
  }

  ExtensionContext context() {
    return context;
  }

  /**
   * The options of the exploration.
   *
   * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if a value is wrong
   */
  ExplorationOptions options() {
    ExplorationOptions options = ExplorationOptions.of(name.get());
    options = with(options, schedules(), ExplorationOptions::withSchedules, atLeastOne("1000"));
    options = with(options, strategy(), ExplorationOptions::withStrategy, Setting::text);
    if (options.strategy().equals(EXHAUSTIVE)) {
      options = exhaustive(options);
    }
    options =
        with(
            options,
            number("preemptions", annotation.preemptions()),
            ExplorationOptions::withPreemptions,
            setting -> setting.atLeast(0, "2"));
    options = with(options, parameter("item"), ExplorationOptions::withItem, Setting::text);
    options = with(options, parameter("range"), ExplorationOptions::withRange, Setting::range);
    options = with(options, parameter("split"), ExplorationOptions::withSplit, atLeastOne("8"));
    options = with(options, seed(), ExplorationOptions::withSeed, Settings::toSeed);
    options = with(options, depth(), ExplorationOptions::withDepth, atLeastOne("3"));
    options = with(options, maxSteps(), ExplorationOptions::withMaxSteps, atLeastOne("100000"));
    options = with(options, timeBudget(), ExplorationOptions::withTimeBudget, Settings::toDuration);
    options = with(options, keepGoing(), ExplorationOptions::withKeepGoing, Settings::toBoolean);
    options = with(options, replay(), ExplorationOptions::withReplay, Setting::text);
    options = with(options, carrier(), ExplorationOptions::withCarrier, Settings::toCarrier);
    options = with(options, watchdog(), ExplorationOptions::withWatchdog, Settings::toDuration);
    options = with(options, timeouts(), ExplorationOptions::withTimeouts, Settings::toTimeouts);
    options =
        with(
            options,
            number("spuriousWakeups", annotation.spuriousWakeups()),
            ExplorationOptions::withSpuriousWakeups,
            setting -> setting.atLeast(0, "1"));
    options =
        with(
            options,
            text("putBackStatics", annotation.putBackStatics() ? "" : "false"),
            ExplorationOptions::withPutBackStatics,
            Settings::toBoolean);
    options =
        with(
            options,
            text("strict", annotation.strict() ? "true" : ""),
            ExplorationOptions::withStrict,
            Settings::toBoolean);
    options = with(options, races(), ExplorationOptions::withRaces, Settings::toRaces);
    options = options.withProgress(progress());
    return options.withOptOuts(optOuts());
  }

  /** A search of all traces has other defaults. */
  private ExplorationOptions exhaustive(ExplorationOptions options) {
    // It knows by itself when it is at its end.
    ExplorationOptions all =
        schedules().isEmpty() ? options.withSchedules(Integer.MAX_VALUE) : options;
    // Small tests are searched, and a loop without an end is in many of their executions.
    return maxSteps().isEmpty() ? all.withMaxSteps(EXHAUSTIVE_STEPS) : all;
  }

  /**
   * Where the reports go, under which name.
   *
   * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if a value is wrong
   */
  Reporting reporting() {
    boolean withTraces = parameter("trace").map(Settings::toBoolean).orElse(false);
    return new Reporting(
        reports().map(ReportFolder::new).map(to -> withTraces ? to.withTraces() : to),
        invocation(),
        context);
  }

  /**
   * Where tokens of failures are kept; nowhere if there is one that says what to run.
   *
   * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if a value is wrong
   */
  Corpus corpus() {
    Optional<Path> folder =
        parameter("corpus")
            .map(setting -> toFolder(setting, "src/test/racetest"))
            .orElseGet(() -> reports().map(reports -> reports.resolve("corpus")));
    Invocation invocation = invocation();
    return new Corpus(
        folder
            .filter(unlessReplaying -> replay().isEmpty() && parameter("range").isEmpty())
            .map(to -> new CorpusFile(to, invocation.name(), invocation.test())));
  }

  /** The folder for files; empty if none are wanted. */
  private Optional<Path> reports() {
    return parameter("reports")
        .map(setting -> toFolder(setting, "target/racetest"))
        .orElseGet(() -> Optional.of(ReportFolder.usual(Path.of(""))));
  }

  private Invocation invocation() {
    return new Invocation(name.get(), context);
  }

  private static <T> ExplorationOptions with(
      ExplorationOptions options,
      Optional<Setting> setting,
      BiFunction<ExplorationOptions, T, ExplorationOptions> change,
      Function<Setting, T> value) {
    return setting.map(value).map(changed -> change.apply(options, changed)).orElse(options);
  }

  /** What binds a token to the test: class, method and the types of its parameters. */
  private static String name(ExtensionContext context) {
    Method method = context.getRequiredTestMethod();
    String parameters =
        Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", "(", ")"));
    return "%s.%s%s"
        .formatted(
            context.getRequiredTestClass().getName(),
            method.getName(),
            parameters.equals("()") ? "" : parameters);
  }

  private Optional<Setting> schedules() {
    return number("schedules", annotation.schedules());
  }

  Optional<Setting> strategy() {
    return text("strategy", annotation.strategy());
  }

  /** What has to be true of the exploration if it finds nothing. */
  Expectations expectations() {
    long traces = annotation.expectTraces();
    List<String> outcomes = List.of(annotation.expectOutcomes());
    return new Expectations(
        traces == RaceTest.UNSET ? OptionalLong.empty() : OptionalLong.of(traces),
        outcomes.isEmpty() ? Optional.empty() : Optional.of(outcomes),
        replay().or(() -> parameter("item")).or(() -> parameter("range")).isEmpty());
  }

  /** How many JVMs explore. */
  Optional<Setting> workers() {
    return number("workers", annotation.workers());
  }

  private Optional<Setting> seed() {
    long seed = annotation.seed();
    return text("seed", seed == RaceTest.UNSET_SEED ? "" : Long.toString(seed));
  }

  private Optional<Setting> depth() {
    return number("depth", annotation.depth());
  }

  private Optional<Setting> maxSteps() {
    return number("maxSteps", annotation.maxSteps());
  }

  private Optional<Setting> timeBudget() {
    return text("timeBudget", annotation.timeBudget());
  }

  /**
   * How long the exploration of a test may take that is no race test.
   *
   * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if a value is wrong
   */
  Duration budgetOfAll() {
    return parameter("all.budget")
        .or(this::timeBudget)
        .map(Settings::toDuration)
        .orElse(BUDGET_OF_ALL);
  }

  private Optional<Setting> keepGoing() {
    return text("keepGoing", annotation.keepGoing() ? "true" : "");
  }

  Optional<Setting> replay() {
    return text("replay", annotation.replay().strip());
  }

  private Optional<Setting> carrier() {
    return parameter("carrier");
  }

  private Optional<Setting> watchdog() {
    return parameter("watchdog");
  }

  private Optional<Setting> timeouts() {
    List<Timeouts> values = List.of(annotation.timeouts());
    String text = values.stream().map(Timeouts::name).collect(Collectors.joining(", "));
    return text("timeouts", text);
  }

  private Optional<Setting> races() {
    List<Races> values = List.of(annotation.races());
    return text("races", values.stream().map(Races::name).collect(Collectors.joining(", ")));
  }

  /** On a terminal there is if nobody says otherwise. */
  private ProgressDisplay progress() {
    return parameter("progress").map(Settings::toProgress).orElseGet(ProgressDisplay::auto);
  }

  /**
   * The fields on which races do not count, but for those that say so themselves.
   *
   * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if the file is wrong
   */
  List<OptOut> optOuts() {
    ClassLoader loader = context.getRequiredTestClass().getClassLoader();
    Optional<Setting> file = parameter("suppressions");
    try {
      return file.isPresent()
          ? SuppressionFile.read(file.get().text(), loader)
          : SuppressionFile.readDefault(loader);
    } catch (IllegalArgumentException wrong) {
      throw file.map(setting -> setting.refused(wrong))
          .orElseGet(() -> new ExtensionConfigurationException(wrong.getMessage(), wrong));
    }
  }

  private Optional<Setting> number(String name, int attribute) {
    return text(name, attribute == RaceTest.UNSET ? "" : Integer.toString(attribute));
  }

  private Optional<Setting> text(String name, String attribute) {
    return attribute.isEmpty() ? parameter(name) : Optional.of(new Setting(name, attribute, true));
  }

  Optional<Setting> parameter(String name) {
    return context
        .getConfigurationParameter("racetest." + name)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> new Setting(name, text, false));
  }

  private static Function<Setting, Integer> atLeastOne(String example) {
    return setting -> setting.atLeastOne(example);
  }

  private static long toSeed(Setting setting) {
    try {
      return Long.parseLong(setting.text());
    } catch (NumberFormatException notNumber) {
      throw setting.wrong("a whole number", "42");
    }
  }

  static Duration toDuration(Setting setting) {
    return DurationText.parse(setting.text())
        .orElseThrow(() -> setting.wrong(DurationText.ALLOWED, "\"10s\""));
  }

  private static boolean toBoolean(Setting setting) {
    return switch (setting.text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw setting.wrong("true or false", "true");
    };
  }

  private static Timeouts toTimeouts(Setting setting) {
    for (Timeouts value : Timeouts.values()) {
      if (value.name().equalsIgnoreCase(setting.text())) {
        return value;
      }
    }
    throw setting.wrong("one of LATE, MIXED, ANY", "ANY");
  }

  private static Races toRaces(Setting setting) {
    for (Races value : Races.values()) {
      if (value.name().equalsIgnoreCase(setting.text())) {
        return value;
      }
    }
    throw setting.wrong("one of FAIL, REPORT, OFF", "REPORT");
  }

  private static Optional<Path> toFolder(Setting setting, String example) {
    try {
      return setting.text().equals("off") ? Optional.empty() : Optional.of(Path.of(setting.text()));
    } catch (InvalidPathException wrong) {
      throw setting.wrong("a folder, or off", example);
    }
  }

  private static ProgressDisplay toProgress(Setting setting) {
    return switch (setting.text()) {
      case "auto" -> ProgressDisplay.auto();
      case "terminal" -> ProgressDisplay.TERMINAL;
      case "log" -> ProgressDisplay.LOG;
      case "off" -> ProgressDisplay.OFF;
      default -> throw setting.wrong("one of auto, terminal, log, off", "off");
    };
  }

  private static String toCarrier(Setting setting) {
    return switch (setting.text()) {
      case "auto", "continuations", "platform" -> setting.text();
      default -> throw setting.wrong("one of auto, continuations, platform", "platform");
    };
  }
}
