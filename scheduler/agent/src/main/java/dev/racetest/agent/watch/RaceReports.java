package dev.racetest.agent.watch;

import dev.racetest.watch.Jobs;
import dev.racetest.watch.NotWatched;
import dev.racetest.watch.Race;
import dev.racetest.watch.RaceSink;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Writes races as they are found, and at the end how many there were. */
final class RaceReports implements RaceSink {
  private final WatchOptions options;
  private final RaceText text;
  private final RaceJson json;
  private final Suppressions suppressions;
  private final PrintStream out;
  private int count;

  /**
   * Makes reports.
   *
   * @throws IllegalArgumentException if the log or the suppressions cannot be opened
   */
  RaceReports(WatchOptions options) {
    this.options = options;
    this.text = new RaceText(options.stripPathPrefix());
    this.json = new RaceJson(text);
    this.suppressions = Suppressions.read(options.suppressions());
    this.out = open(options.logPath());
  }

  /** Not System.err, which the program may have exchanged. */
  private static PrintStream open(String path) {
    try {
      FileOutputStream file =
          switch (path) {
            case "stderr" -> new FileOutputStream(FileDescriptor.err);
            case "stdout" -> new FileOutputStream(FileDescriptor.out);
            default -> new FileOutputStream(path + "." + ProcessHandle.current().pid());
          };
      return new PrintStream(file, true, StandardCharsets.UTF_8);
    } catch (IOException cannotWrite) {
      throw new IllegalArgumentException(
          "log_path cannot be written, for example log_path=race: " + cannotWrite, cannotWrite);
    }
  }

  @Override
  public synchronized void found(Race race) {
    if (suppressions.cover(race)) {
      return;
    }
    String report = text.of(race);
    if (!options.haltOnError() && Jobs.isTaken(race, report)) {
      return;
    }
    count++;
    out.print(options.isJson() ? json.of(race) : report);
    if (options.haltOnError()) {
      ended();
      Runtime.getRuntime().halt(options.exitCode());
    }
  }

  /** The program has ended; returns how many races there were. Without any, nothing is said. */
  synchronized int ended() {
    if (count > 0) {
      out.print(options.isJson() ? json.end(count, NotWatched.lines()) : end());
    }
    return count;
  }

  private String end() {
    StringBuilder text = new StringBuilder();
    for (String line : NotWatched.lines()) {
      text.append("Not watched: ").append(line).append('\n');
    }
    return text.append("Found ").append(count).append(" data race(s)\n").toString();
  }
}
