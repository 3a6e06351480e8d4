package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Verdict;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Structured scopes, a preview of JDK 25: the subtasks are over when the scope is. They are called
 * by reflection, to compile for JDK 17 and to run without {@code --enable-preview}.
 */
public class StructuredScopes {
  /** A scope that wants all of its subtasks to succeed. */
  private static final class Scope implements AutoCloseable {
    private static final String NAME = "java.util.concurrent.StructuredTaskScope";
    private final Object scope;

    Scope() throws Exception {
      scope = invoke(Class.forName(NAME).getMethod("open"), null);
    }

    /** With threads of the factory, not virtual ones. */
    Scope(ThreadFactory threads) throws Exception {
      Object joiner =
          invoke(Class.forName(NAME + "$Joiner").getMethod("awaitAllSuccessfulOrThrow"), null);
      Method configure =
          Class.forName(NAME + "$Configuration")
              .getMethod("withThreadFactory", ThreadFactory.class);
      UnaryOperator<Object> configuration =
          original -> {
            try {
              return invoke(configure, original, threads);
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          };
      Method open =
          Stream.of(Class.forName(NAME).getMethods())
              .filter(method -> method.getName().equals("open") && method.getParameterCount() == 2)
              .findFirst()
              .orElseThrow();
      scope = invoke(open, null, joiner, configuration);
    }

    <T> Object fork(Callable<T> task) throws Exception {
      return invoke(Class.forName(NAME).getMethod("fork", Callable.class), scope, task);
    }

    void join() throws Exception {
      invoke(Class.forName(NAME).getMethod("join"), scope);
    }

    static Object get(Object subtask) throws Exception {
      return invoke(Class.forName(NAME + "$Subtask").getMethod("get"), subtask);
    }

    @Override
    public void close() {
      try {
        invoke(Class.forName(NAME).getMethod("close"), scope);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    private static Object invoke(Method method, Object target, Object... arguments)
        throws Exception {
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof Exception) {
          throw (Exception) e.getCause();
        }
        throw e;
      }
    }
  }

  /** The results are there after {@code join}. */
  @Verdict(value = Expected.SILENT, jdk = 25)
  public void results() throws Exception {
    try (Scope scope = new Scope()) {
      Object one = scope.fork(() -> 1);
      Object two = scope.fork(() -> 2);
      scope.join();
      Check.equal(3, (int) Scope.get(one) + (int) Scope.get(two));
    }
  }

  /** Also where the subtasks run on platform threads. */
  @Verdict(value = Expected.SILENT, jdk = 25)
  public void resultsOfPlatformThreads() throws Exception {
    try (Scope scope = new Scope(Executors.defaultThreadFactory())) {
      Object one = scope.fork(() -> 1);
      Object two = scope.fork(() -> 2);
      scope.join();
      Check.equal(3, (int) Scope.get(one) + (int) Scope.get(two));
    }
  }

  /** And so is everything that the subtasks wrote. */
  @Verdict(value = Expected.SILENT, jdk = 25)
  public void writes() throws Exception {
    int[] parts = new int[2];
    try (Scope scope = new Scope()) {
      scope.fork(() -> parts[0] = 1);
      scope.fork(() -> parts[1] = 2);
      scope.join();
      Check.equal(3, parts[0] + parts[1]);
    }
  }

  /** Before {@code join} nothing is ordered. */
  @Verdict(value = Expected.DATA_RACE, jdk = 25)
  public void readBeforeJoin() throws Exception {
    int[] box = new int[1];
    try (Scope scope = new Scope()) {
      scope.fork(() -> box[0] = 1);
      Check.that(box[0] >= 0, "unreadable");
      scope.join();
    }
  }

  /** The subtasks of one scope are not ordered among themselves. */
  @Verdict(value = Expected.DATA_RACE, jdk = 25)
  public void sharedBySubtasks() throws Exception {
    int[] count = new int[1];
    try (Scope scope = new Scope()) {
      scope.fork(() -> count[0]++);
      scope.fork(() -> count[0]++);
      scope.join();
    }
  }

  /** Two steps for one count. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class, jdk = 25)
  public void getThenSet() throws Exception {
    AtomicInteger count = new AtomicInteger();
    Callable<Void> increment =
        () -> {
          count.set(count.get() + 1);
          return null;
        };
    try (Scope scope = new Scope()) {
      scope.fork(increment);
      scope.fork(increment);
      scope.join();
    }
    Check.equal(2, count.get());
  }

  /** A subtask that fails has the others interrupted: nobody waits for ever. */
  @Verdict(value = Expected.SILENT, jdk = 25)
  public void failureEndsTheOthers() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Scope scope = new Scope()) {
      scope.fork(
          () -> {
            never.await();
            return 1;
          });
      scope.fork(
          () -> {
            throw new IllegalStateException("in the subtask");
          });
      try {
        scope.join();
        throw new AssertionError("joined without exception");
      } catch (RuntimeException failed) {
        Check.equal("in the subtask", failed.getCause().getMessage());
      }
    }
  }

  /** A subtask that waits for ever holds up its scope. */
  @Verdict(value = Expected.DEADLOCK, jdk = 25)
  public void waitsForEver() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Scope scope = new Scope()) {
      scope.fork(
          () -> {
            never.await();
            return 1;
          });
      scope.join();
    }
  }
}
