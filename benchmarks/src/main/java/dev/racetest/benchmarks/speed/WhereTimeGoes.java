package dev.racetest.benchmarks.speed;

import dev.racetest.scheduler.Body;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of executions goes: samples of the six programs of eight threads, by the room that
 * the innermost method belongs to, and the methods that were met most. The argument is the seconds
 * for each, after as many to warm up.
 */
public final class WhereTimeGoes {
  private static final int METHODS = 8;

  /** Prints a table for each workload. */
  public static void main(String[] arguments) throws IOException {
    double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 10;
    System.out.printf("JDK %s, load at the start %.1f%n", Runtime.version(), load());
    for (Map.Entry<String, Body> workload : EightThreads.all().entrySet()) {
      Rates rates = new Rates(seconds, 1);
      rates.explored(workload.getValue());
      Path file = Files.createTempFile("where-time-goes", ".jfr");
      try (Recording recording = new Recording()) {
        recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
        recording.start();
        rates.explored(workload.getValue());
        recording.stop();
        recording.dump(file);
      }
      new WhereTimeGoes().read(file).print(workload.getKey());
      Files.delete(file);
    }
    System.out.printf("load at the end %.1f%n", load());
  }

  private final Map<String, Integer> rooms = new HashMap<>();
  private final Map<String, Integer> methods = new HashMap<>();
  private int samples;

  private WhereTimeGoes() {}

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private WhereTimeGoes read(Path file) throws IOException {
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        boolean isSample = event.getEventType().getName().equals("jdk.ExecutionSample");
        if (isSample && event.getStackTrace() != null) {
          add(event.getStackTrace().getFrames().get(0));
        }
      }
    }
    return this;
  }

  private void add(RecordedFrame innermost) {
    String type = innermost.getMethod().getType().getName();
    samples++;
    rooms.merge(room(type), 1, Integer::sum);
    String simple = type.substring(type.lastIndexOf('.') + 1);
    methods.merge(simple + "." + innermost.getMethod().getName(), 1, Integer::sum);
  }

  private static String room(String type) {
    if (type.startsWith("dev.racetest.benchmarks.")) {
      return "the program itself";
    }
    if (type.startsWith("dev.racetest.")) {
      return type.split("\\.")[2];
    }
    return type.contains("Continuation") ? "continuations" : "the JDK";
  }

  private void print(String workload) {
    System.out.printf("%n%s: %d samples%n", workload, samples);
    print(rooms, rooms.size());
    System.out.println("  --");
    print(methods, METHODS);
  }

  private void print(Map<String, Integer> counts, int most) {
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(most)
        .forEach(
            count ->
                System.out.printf(
                    "  %4.1f %%  %s%n", 100.0 * count.getValue() / samples, count.getKey()));
  }
}
