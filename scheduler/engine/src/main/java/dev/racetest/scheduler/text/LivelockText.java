package dev.racetest.scheduler.text;

import dev.racetest.scheduler.history.Details;
import java.util.List;

/** A livelock in words: the loops, what they wait for, and who could have changed it. */
public final class LivelockText implements Section {
  private static final int LINES_SHOWN = 24;

  private final String busy;
  private final Details.Livelock livelock;

  /**
   * Makes the text of a livelock.
   *
   * @param busy who is busy, such as {@code 2 threads are busy without getting anywhere}
   */
  public LivelockText(String busy, Details.Livelock livelock) {
    this.busy = busy;
    this.livelock = livelock;
  }

  @Override
  public String headline() {
    return "LIVELOCK: " + busy;
  }

  @Override
  public String text(Room room) {
    Lines out = new Lines();
    out.add(headline());
    out.add("");
    write(out, room, livelock.loops());
    if (!livelock.awaited().isEmpty()) {
      out.add("  What they look at:");
      write(out, room, livelock.awaited().stream().map(line -> "  " + line).toList());
    }
    return out.toString();
  }

  private static void write(Lines out, Room room, List<String> lines) {
    int most = Math.min(LINES_SHOWN, 2 * room.frames());
    lines.stream().limit(most).forEach(line -> out.wrapped("  ", "          ", line));
    if (lines.size() > most) {
      out.add("      ... and " + Lines.count(lines.size() - most, "more line"));
    }
  }
}
