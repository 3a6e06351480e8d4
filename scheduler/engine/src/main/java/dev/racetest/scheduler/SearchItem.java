package dev.racetest.scheduler;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What is left of a search of all traces, or a part of that, to be explored later or elsewhere.
 *
 * @param conditions a hash of what all executions of the search have in common
 * @param promoted the plain variables whose accesses are steps, since races were found on them
 * @param share which share of the whole search it is, from 0 to 1; an estimate
 * @param piece what the strategy has written
 */
record SearchItem(long conditions, SortedSet<String> promoted, double share, byte[] piece) {
  private static final String VERSION = SearchPart.VERSION + ":";

  static SearchItem whole(long conditions, Set<String> promoted, byte[] piece) {
    return new SearchItem(conditions, new TreeSet<>(promoted), 1.0, piece);
  }

  /** As one word of text. */
  String encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream to = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      to.writeLong(conditions);
      to.writeInt(promoted.size());
      for (String variable : promoted) {
        to.writeUTF(variable);
      }
      to.writeDouble(share);
      to.writeInt(piece.length);
      to.write(piece);
    } catch (IOException cannotBe) {
      throw new UncheckedIOException(cannotBe);
    }
    return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /**
   * Reads what {@link #encode} has written.
   *
   * @throws IllegalArgumentException if the text is nothing of that kind, with the reason
   */
  static SearchItem decode(String text) {
    if (!text.startsWith(VERSION)) {
      throw new IllegalArgumentException(
          "An item of a search begins with \"%s\", but this is \"%s\"; an item of another version of RaceTest cannot be explored: begin the search anew"
              .formatted(VERSION, shortened(text)));
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text.substring(VERSION.length()));
      return read(new ByteArrayInputStream(bytes));
    } catch (IOException | IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "The item of a search \"%s\" was changed or cut; give it as it was written: %s"
              .formatted(shortened(text), wrong.getMessage()),
          wrong);
    }
  }

  private static SearchItem read(ByteArrayInputStream bytes) throws IOException {
    try (DataInputStream from = new DataInputStream(new InflaterInputStream(bytes))) {
      long conditions = from.readLong();
      SortedSet<String> promoted = new TreeSet<>();
      for (int left = from.readInt(); left > 0; left--) {
        promoted.add(from.readUTF());
      }
      double share = from.readDouble();
      byte[] piece = from.readNBytes(from.readInt());
      return new SearchItem(conditions, promoted, share, piece);
    }
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
