package dev.racetest.junit;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestReporter;

/** The arguments of a parameterized test, which are made once and would serve all executions. */
final class SharedArguments {
  private static final List<Class<?>> UNCHANGEABLE =
      List.of(
          Boolean.class,
          Byte.class,
          Short.class,
          Character.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          String.class,
          Enum.class,
          Class.class,
          BigInteger.class,
          BigDecimal.class,
          UUID.class,
          URI.class,
          URL.class,
          File.class,
          Path.class,
          Charset.class,
          Locale.class,
          Pattern.class,
          RepetitionInfo.class,
          TestInfo.class,
          TestReporter.class);

  private SharedArguments() {}

  /** Whether no execution can change one, so that the next would see something else. */
  static boolean areUnchangeable(List<Object> arguments) {
    return arguments.stream().allMatch(SharedArguments::isUnchangeable);
  }

  private static boolean isUnchangeable(Object argument) {
    return argument == null
        || argument.getClass().getPackageName().equals("java.time")
        || argument instanceof Optional<?> optional && isUnchangeable(optional.orElse(null))
        || UNCHANGEABLE.stream().anyMatch(type -> type.isInstance(argument));
  }
}
