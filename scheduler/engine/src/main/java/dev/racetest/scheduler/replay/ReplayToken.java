package dev.racetest.scheduler.replay;

import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.execution.Expiry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * All that tells one execution from the others of its exploration. As text it consists of letters,
 * digits, {@code -} and {@code _}, so that it can be pasted anywhere.
 *
 * @param owner the hash of the exploration's name
 * @param warmUp whether the execution was the very first, before which no class was initialised
 * @param conditions what the execution is like, apart from its choices
 * @param recipe how the choices are made again
 * @param eventHash identifies the execution event for event
 */
public record ReplayToken(
    int owner, boolean warmUp, ExecutionConditions conditions, Recipe recipe, long eventHash) {

  private static final String PREFIX = "rt2-";
  private static final int CHOICES = 0;
  private static final int STRATEGY = 1;

  /** How an execution's choices are made again. */
  public sealed interface Recipe permits Recorded, Generated {}

  /** By repeating them one by one, as {@code Choices} encodes them. */
  public record Recorded(int[] choices) implements Recipe {}

  /** By a strategy with the same seed; shorter where an execution has very many choices. */
  public record Generated(String strategy, String settings, long seed) implements Recipe {}

  /** The owner of tokens made by the exploration called {@code name}. */
  public static int owner(String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }

  /** The token as text. */
  public String encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      write(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    byte[] packed = bytes.toByteArray();
    CRC32 crc = new CRC32();
    crc.update(packed);
    byte[] checked = java.util.Arrays.copyOf(packed, packed.length + 2);
    checked[packed.length] = (byte) (crc.getValue() >> 8);
    checked[packed.length + 1] = (byte) crc.getValue();
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(checked);
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeInt(owner);
    out.writeBoolean(warmUp);
    out.writeLong(eventHash);
    write(out, conditions);
    if (recipe instanceof Recorded recorded) {
      out.writeByte(CHOICES);
      out.writeInt(recorded.choices().length);
      for (int choice : recorded.choices()) {
        writeSmall(out, choice);
      }
    } else if (recipe instanceof Generated generated) {
      out.writeByte(STRATEGY);
      out.writeUTF(generated.strategy());
      out.writeUTF(generated.settings());
      out.writeLong(generated.seed());
    }
  }

  private static void write(DataOutputStream out, ExecutionConditions conditions)
      throws IOException {
    out.writeInt(conditions.maxSteps());
    out.writeLong(conditions.dice());
    out.writeByte(conditions.expiry().ordinal());
    out.writeInt(conditions.spuriousWakeups());
    out.writeShort(conditions.promoted().size());
    for (String variable : new TreeSet<>(conditions.promoted())) {
      out.writeUTF(variable);
    }
  }

  private static void writeSmall(DataOutputStream out, int value) throws IOException {
    int rest = value;
    while (rest >= 0x80) {
      out.writeByte(rest | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  /**
   * Reads a token.
   *
   * @throws IllegalArgumentException if it is no token, or none of this version, or damaged
   */
  public static ReplayToken decode(String text) {
    String trimmed = text.trim();
    if (!trimmed.startsWith("rt")) {
      throw new IllegalArgumentException(
          "\"" + shorten(trimmed) + "\" is no replay token; one looks like rt2-eJxjYGBg...");
    }
    if (!trimmed.startsWith(PREFIX)) {
      throw new IllegalArgumentException(
          "the replay token "
              + shorten(trimmed)
              + " was made by another version of RaceTest; this one reads tokens that start with "
              + PREFIX);
    }
    try {
      byte[] checked = Base64.getUrlDecoder().decode(trimmed.substring(PREFIX.length()));
      return read(unpack(checked));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
      throw new IllegalArgumentException(
          "the replay token " + shorten(trimmed) + " is cut or mistyped", damaged);
    }
  }

  private static DataInputStream unpack(byte[] checked) throws IOException {
    int length = checked.length - 2;
    if (length < 1) {
      throw new IOException("too short");
    }
    CRC32 crc = new CRC32();
    crc.update(checked, 0, length);
    if (checked[length] != (byte) (crc.getValue() >> 8)
        || checked[length + 1] != (byte) crc.getValue()) {
      throw new IOException("wrong checksum");
    }
    return new DataInputStream(
        new InflaterInputStream(new ByteArrayInputStream(checked, 0, length)));
  }

  private static ReplayToken read(DataInputStream in) throws IOException {
    int owner = in.readInt();
    boolean warmUp = in.readBoolean();
    long eventHash = in.readLong();
    ExecutionConditions conditions = readConditions(in);
    Recipe recipe = in.readByte() == CHOICES ? readChoices(in) : readStrategy(in);
    return new ReplayToken(owner, warmUp, conditions, recipe, eventHash);
  }

  private static ExecutionConditions readConditions(DataInputStream in) throws IOException {
    int maxSteps = in.readInt();
    long dice = in.readLong();
    Expiry expiry = Expiry.values()[in.readByte()];
    int spuriousWakeups = in.readInt();
    Set<String> promoted = new TreeSet<>();
    for (int left = in.readShort(); left > 0; left--) {
      promoted.add(in.readUTF());
    }
    return new ExecutionConditions(maxSteps, promoted, dice, expiry, spuriousWakeups);
  }

  private static Recorded readChoices(DataInputStream in) throws IOException {
    int count = in.readInt();
    ByteArrayOutputStream unread = new ByteArrayOutputStream();
    in.transferTo(unread);
    byte[] bytes = unread.toByteArray();
    if (count < 0 || count > bytes.length) {
      throw new IOException("choices are missing");
    }
    int[] choices = new int[count];
    int position = 0;
    for (int i = 0; i < count; i++) {
      int shift = 0;
      int next;
      do {
        next = bytes[position++];
        choices[i] |= (next & 0x7F) << shift;
        shift += 7;
      } while (next < 0);
    }
    return new Recorded(choices);
  }

  private static Generated readStrategy(DataInputStream in) throws IOException {
    return new Generated(in.readUTF(), in.readUTF(), in.readLong());
  }

  private static String shorten(String text) {
    return text.length() <= 24 ? text : text.substring(0, 24) + "...";
  }
}
