package dev.racetest.nightly.work;

import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.scheduler.install.JvmArguments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How a worker process is started: with the Java, the class path and the JVM arguments of this one.
 *
 * @param store where the items are
 * @param runner the name of the class that explores them
 * @param options how workers work
 * @param jvmArguments further arguments of the JVM
 */
public record WorkerCommand(
    StoreLocation store, String runner, WorkerOptions options, List<String> jvmArguments) {
  /** The class whose argument {@code worker} runs a worker. */
  static final String MAIN = "dev.racetest.nightly.Nightly";

  /** How a JVM ends that has run out of memory. */
  static final int OUT_OF_MEMORY = 3;

  /** From this JDK on, who loads native code without asking is told in four lines. */
  private static final int NATIVE_ACCESS_IS_TOLD = 22;

  WorkerProcess start() throws IOException {
    long begun = System.currentTimeMillis();
    ProcessBuilder builder = new ProcessBuilder(command(begun)).redirectErrorStream(true);
    JvmArguments.removeFrom(builder.environment());
    builder.environment().put(WorkerMain.STORE, store.text());
    builder.environment().put(WorkerMain.USER, store.user());
    builder.environment().put(WorkerMain.PASSWORD, store.password());
    return new WorkerProcess(builder.start(), begun);
  }

  private List<String> command(long begun) {
    List<String> command = new ArrayList<>(JvmArguments.command());
    command.add("-XX:+ExitOnOutOfMemoryError");
    if (Runtime.version().feature() >= NATIVE_ACCESS_IS_TOLD) {
      // Otherwise what SQLite does fills the last lines of a worker with warnings.
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN, "worker"));
    command.addAll(List.of("--begun", Long.toString(begun), "--runner", runner));
    command.addAll(List.of("--workers", Integer.toString(options.workers())));
    command.addAll(List.of("--slice", options.slice().toString()));
    command.addAll(List.of("--lease", options.lease().toString()));
    command.addAll(List.of("--attempts", Integer.toString(options.mostAttempts())));
    return command;
  }
}
