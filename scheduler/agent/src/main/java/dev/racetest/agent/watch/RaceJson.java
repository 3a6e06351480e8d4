package dev.racetest.agent.watch;

import dev.racetest.watch.Access;
import dev.racetest.watch.Race;
import java.util.List;

/** A race as a line of JSON. */
final class RaceJson {
  private final RaceText text;

  RaceJson(RaceText text) {
    this.text = text;
  }

  String of(Race race) {
    return "{\"kind\":\"data race\",\"variable\":"
        + quoted(race.variable())
        + ",\"object\":"
        + quoted(race.object())
        + ",\"access\":"
        + access(race.now())
        + ",\"previous\":"
        + access(race.before())
        + "}\n";
  }

  /** The last line: how many races there were, and what was not watched. */
  String end(int races, List<String> notWatched) {
    StringBuilder all = new StringBuilder("{\"kind\":\"end\",\"races\":").append(races);
    all.append(",\"notWatched\":[");
    for (int i = 0; i < notWatched.size(); i++) {
      all.append(i > 0 ? "," : "").append(quoted(notWatched.get(i)));
    }
    return all.append("]}\n").toString();
  }

  private String access(Access access) {
    return "{\"write\":"
        + access.isWrite()
        + ",\"thread\":"
        + quoted(access.thread())
        + ",\"number\":"
        + access.number()
        + ",\"stack\":"
        + stack(access.sites())
        + ",\"startedBy\":"
        + quoted(access.creator())
        + ",\"startedAt\":"
        + stack(access.birth())
        + "}";
  }

  private String stack(int[] sites) {
    StringBuilder all = new StringBuilder("[");
    for (int site : sites) {
      all.append(all.length() > 1 ? "," : "").append(quoted(text.frame(site)));
    }
    return all.append(']').toString();
  }

  /** As RFC 8259, section 7, wants strings. */
  private static String quoted(String value) {
    StringBuilder all = new StringBuilder("\"");
    for (char c : value.toCharArray()) {
      if (c == '"' || c == '\\') {
        all.append('\\').append(c);
      } else if (c < ' ') {
        all.append("\\u%04x".formatted((int) c));
      } else {
        all.append(c);
      }
    }
    return all.append('"').toString();
  }
}
