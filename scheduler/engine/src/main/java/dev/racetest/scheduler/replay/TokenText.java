package dev.racetest.scheduler.replay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The text of a token: the version, then in Base64 the number of checkpoints, the checkpoints
 * (which do not compress), the compressed content, and a checksum of all that. A CRC of 32 bits
 * finds every change of a single character.
 */
final class TokenText {
  private static final String PREFIX = "rt3-";
  private static final String ANY_VERSION = "rt\\d+-.*";
  private static final int CHECKSUM = Integer.BYTES;

  /** Far more than any token has; a few characters can unpack to gigabytes. */
  private static final int MOST_CONTENT = 1 << 24;

  private TokenText() {}

  /** Makes a token of what a text holds. */
  @FunctionalInterface
  interface Reader {
    /**
     * Reads a token.
     *
     * @throws IOException if it is not the content of a token; so do other exceptions tell
     */
    ReplayToken read(byte[] marks, byte[] content) throws IOException;
  }

  static String of(byte[] marks, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(marks.length);
    bytes.writeBytes(marks);
    bytes.writeBytes(pack(content));
    byte[] checked = bytes.toByteArray();
    byte[] all = Arrays.copyOf(checked, checked.length + CHECKSUM);
    ByteBuffer.wrap(all).putInt(checked.length, checksum(checked));
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  private static byte[] pack(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  private static int checksum(byte[] checked) {
    CRC32 crc = new CRC32();
    crc.update(checked);
    return (int) crc.getValue();
  }

  static ReplayToken read(String text, Reader reader) {
    String trimmed = text.strip();
    if (!trimmed.startsWith(PREFIX)) {
      throw trimmed.matches("(?s)" + ANY_VERSION)
          ? new OtherVersionException(otherVersion(trimmed))
          : new IllegalArgumentException(noToken(trimmed));
    }
    try {
      return read(bytes(trimmed), reader);
    } catch (IOException | RuntimeException damaged) {
      throw new IllegalArgumentException(
          "the replay token " + shorten(trimmed) + " is cut or mistyped", damaged);
    }
  }

  private static String otherVersion(String text) {
    return "the replay token "
        + shorten(text)
        + " was made by another version of RaceTest; this one reads tokens that start with "
        + PREFIX;
  }

  private static String noToken(String text) {
    return "\"" + shorten(text) + "\" is no replay token; one looks like " + PREFIX + "AGNgYGBg...";
  }

  /** The bytes that the text stands for, if no bit of it is another one. */
  private static byte[] bytes(String text) throws IOException {
    String base64 = text.substring(PREFIX.length());
    byte[] bytes = Base64.getUrlDecoder().decode(base64);
    // The last character has bits that the decoder does not look at.
    if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(base64)) {
      throw new IOException("not what an encoder writes");
    }
    return bytes;
  }

  private static ReplayToken read(byte[] all, Reader reader) throws IOException {
    int length = all.length - CHECKSUM;
    if (length < 1) {
      throw new IOException("too short");
    }
    byte[] checked = Arrays.copyOf(all, length);
    if (ByteBuffer.wrap(all).getInt(length) != checksum(checked)) {
      throw new IOException("wrong checksum");
    }
    int content = 1 + Byte.toUnsignedInt(checked[0]);
    if (content > length) {
      throw new IOException("checkpoints are missing");
    }
    byte[] packed = Arrays.copyOfRange(checked, content, length);
    return reader.read(Arrays.copyOfRange(checked, 1, content), unpack(packed));
  }

  private static byte[] unpack(byte[] packed) throws IOException {
    Inflater inflater = new Inflater(true);
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
      byte[] content = in.readNBytes(MOST_CONTENT + 1);
      if (content.length > MOST_CONTENT) {
        throw new IOException("too long");
      }
      return content;
    } finally {
      inflater.end();
    }
  }

  private static String shorten(String text) {
    return text.length() <= 24 ? text : text.substring(0, 24) + "...";
  }
}
