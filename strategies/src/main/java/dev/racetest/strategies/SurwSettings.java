package dev.racetest.strategies;

import dev.racetest.hooks.Sites;

/**
 * What an execution of {@link Surw} depends on besides its seed: the longest execution before, the
 * places of interest, and the expected number of events there. As text {@code
 * k=120:7f3.a91:1.4,2f9.2} with places' hashes and paths in base 36; {@code all} instead of places
 * if all steps are of interest.
 */
final class SurwSettings {
  /** Variables that tasks access more often tell little, and take long. */
  private static final int MOST_EVENTS = 500;

  private static final int MOST_SITES = 64;

  /**
   * In one of so many executions all steps are of interest, because what matters may be no order of
   * accesses to one variable, but that two tasks are in the middle of something at a time.
   */
  private static final int ALL_SHARE = 4;

  private static final int[] ALL = {EventCounts.ALL};
  private static final String ALL_WORD = "all";
  private static final int BASE = 36;

  private final SplitMix draws = new SplitMix();
  private final Expected expected = new Expected();
  private int longest;
  private boolean isAll;
  private int[] sites = new int[MOST_SITES];
  private long[] hashes = new long[MOST_SITES];
  private int size;
  private int[] candidates = new int[16];

  int longest() {
    return longest;
  }

  Expected expected() {
    return expected;
  }

  /** Draws the places of interest for the next execution. */
  void draw(Observations observations, int newLongest, long seed) {
    longest = newLongest;
    size = 0;
    draws.begin(seed);
    isAll = draws.below(ALL_SHARE) == 0;
    if (isAll) {
      expected.fill(observations.counts(), ALL, 1);
      return;
    }
    int count = collect(observations);
    while (count > 0) {
      int drawn = draws.below(count);
      add(observations.groups(), candidates[drawn]);
      candidates[drawn] = candidates[--count];
      if (draws.below(2) == 0) {
        break;
      }
    }
    expected.fill(observations.counts(), sites, size);
  }

  /** The groups to draw from. */
  private int collect(Observations observations) {
    SiteGroups groups = observations.groups();
    int count = 0;
    for (int number = 0; number < groups.size(); number++) {
      int site = groups.site(number);
      if (groups.group(site) == site && groups.isContended(site) && isSmall(observations, site)) {
        if (count == candidates.length) {
          int[] more = new int[2 * count];
          System.arraycopy(candidates, 0, more, 0, count);
          candidates = more;
        }
        candidates[count++] = site;
      }
    }
    return count;
  }

  private static boolean isSmall(Observations observations, int group) {
    EventCounts counts = observations.counts();
    int events = 0;
    int members = 0;
    int site = group;
    do {
      // All events are below the first task.
      events += counts.expected(counts.path(0), site);
      members++;
      site = observations.groups().next(site);
    } while (site != group);
    return events <= MOST_EVENTS && members <= MOST_SITES;
  }

  private void add(SiteGroups groups, int group) {
    int site = group;
    do {
      if (size < MOST_SITES) {
        sites[size] = site;
        hashes[size++] = Sites.hash(site);
      }
      site = groups.next(site);
    } while (site != group);
  }

  /** Whether all steps are of interest. */
  boolean isAll() {
    return isAll;
  }

  boolean isOfInterest(int site) {
    long hash = Sites.hash(site);
    for (int i = 0; i < size; i++) {
      if (hashes[i] == hash) {
        return true;
      }
    }
    return false;
  }

  String text() {
    StringBuilder text = new StringBuilder(Length.text(longest)).append(':');
    text.append(isAll ? ALL_WORD : "");
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : ".").append(Long.toUnsignedString(hashes[i], BASE));
    }
    return text.append(':').append(expected.text()).toString();
  }

  /**
   * Undoes {@link #text}.
   *
   * @throws IllegalArgumentException if it is no such text
   */
  static SurwSettings parse(String text) {
    String[] parts = text.split(":", -1);
    boolean hasHashes = parts.length == 3 && !parts[1].isEmpty() && !parts[1].equals(ALL_WORD);
    String[] hashes = hasHashes ? parts[1].split("\\.", -1) : new String[0];
    if (parts.length != 3 || hashes.length > MOST_SITES) {
      throw malformed(text);
    }
    SurwSettings settings = new SurwSettings();
    settings.longest = Length.parse("surw", parts[0]);
    settings.isAll = parts[1].equals(ALL_WORD);
    try {
      for (String hash : hashes) {
        settings.hashes[settings.size++] = Long.parseUnsignedLong(hash, BASE);
      }
    } catch (NumberFormatException notANumber) {
      throw malformed(text);
    }
    settings.expected.take(Expected.parse(parts[2]));
    return settings;
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "Settings of the strategy 'surw' look like 'k=120:7f3.a91:1.4,2f9.2', but these are '"
            + text
            + "'");
  }
}
