package dev.racetest.reports;

import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.history.Details;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Results that no exploration has made: every component of every record has some value of its type,
 * so that a new one is not forgotten.
 */
public final class RandomRecords {
  private static final List<String> TEXTS =
      List.of(
          "",
          "Account.balance",
          "Account.java:33",
          "Account.java",
          "an unknown place",
          "pkg.C.m(Unknown Source)",
          "\"quoted\" \\ \n\t\0 </script><!-- \u2028 \uD83D\uDE00 \uD83D ä",
          "C:\\dir\\file%20.java:7",
          "../../etc/passwd:1");

  private final Random random;

  private RandomRecords(long seed) {
    random = new Random(seed);
  }

  /** The same result for the same seed. */
  public static ExplorationResult result(long seed) {
    return (ExplorationResult) new RandomRecords(seed).value(ExplorationResult.class);
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType generic) {
      return container(generic);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isRecord()) {
      return record(raw);
    } else if (raw == Details.class) {
      return value(pick(List.of(Details.class.getPermittedSubclasses())));
    } else if (raw.isEnum()) {
      return pick(Arrays.asList(raw.getEnumConstants()));
    }
    return simple(raw);
  }

  private Object container(ParameterizedType generic) {
    Type element = generic.getActualTypeArguments()[0];
    if (generic.getRawType() == Optional.class) {
      return random.nextBoolean() ? Optional.of(value(element)) : Optional.empty();
    } else if (generic.getRawType() == List.class) {
      return Stream.generate(() -> value(element)).limit(random.nextInt(4)).toList();
    }
    throw new IllegalArgumentException("not known here: " + generic);
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        Arrays.stream(components).map(component -> value(component.getGenericType())).toArray();
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  private Object simple(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return random.nextInt(1, 100);
    } else if (type == long.class || type == Long.class) {
      return random.nextLong();
    } else if (type == double.class) {
      return random.nextDouble();
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == String.class) {
      return pick(TEXTS);
    } else if (type == Duration.class) {
      return Duration.ofNanos(random.nextLong(10_000_000_000L));
    } else if (type == StackTraceElement.class) {
      return frame();
    } else if (type == Throwable.class) {
      return pick(List.of(new AssertionError("expected: <2>"), new Uncooperative()));
    }
    throw new IllegalArgumentException("not known here: " + type);
  }

  private StackTraceElement frame() {
    String file = pick(Arrays.asList("Account.java", "Bank.kt", null));
    int line = pick(List.of(33, 0, -1, -2));
    return new StackTraceElement("app", "base", "1", "bank.Account", "lambda$0", file, line);
  }

  private <T> T pick(List<? extends T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** An exception whose own methods fail. */
  private static final class Uncooperative extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException();
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException();
    }
  }
}
