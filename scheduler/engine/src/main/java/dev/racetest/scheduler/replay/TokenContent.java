package dev.racetest.scheduler.replay;

import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.execution.Expiry;
import dev.racetest.scheduler.replay.ReplayToken.Generated;
import dev.racetest.scheduler.replay.ReplayToken.Recipe;
import dev.racetest.scheduler.replay.ReplayToken.Recorded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/** The bytes of a token, except for the checkpoints. Small numbers take seven bits a byte. */
final class TokenContent {
  private static final int WARM_UP = 1;
  private static final int GENERATED = 2;
  private static final int LABELLED = 4;

  private TokenContent() {}

  static byte[] write(ReplayToken token) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(flags(token));
      out.writeInt(token.owner());
      out.writeLong(token.eventHash());
      writeSmall(out, token.jdk());
      writeSmall(out, token.checkpoints().steps());
      write(out, token.conditions());
      write(out, token.recipe());
      if (!token.label().isEmpty()) {
        out.writeUTF(token.label());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static int flags(ReplayToken token) {
    return (token.warmUp() ? WARM_UP : 0)
        | (token.recipe() instanceof Generated ? GENERATED : 0)
        | (token.label().isEmpty() ? 0 : LABELLED);
  }

  private static void write(DataOutputStream out, ExecutionConditions conditions)
      throws IOException {
    writeSmall(out, conditions.maxSteps());
    out.writeLong(conditions.dice());
    out.writeByte(conditions.expiry().ordinal());
    writeSmall(out, conditions.spuriousWakeups());
    writeSmall(out, conditions.promoted().size());
    for (String variable : new TreeSet<>(conditions.promoted())) {
      out.writeUTF(variable);
    }
  }

  private static void write(DataOutputStream out, Recipe recipe) throws IOException {
    if (recipe instanceof Recorded recorded) {
      writeSmall(out, recorded.choices().length);
      for (int choice : recorded.choices()) {
        writeSmall(out, choice);
      }
    } else if (recipe instanceof Generated generated) {
      out.writeUTF(generated.strategy());
      out.writeUTF(generated.settings());
      out.writeLong(generated.seed());
    }
  }

  private static void writeSmall(DataOutputStream out, int value) throws IOException {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      out.writeByte(rest | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws IOException or another exception if it is something else
   */
  static ReplayToken read(byte[] marks, byte[] content) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    int flags = in.readUnsignedByte();
    int owner = in.readInt();
    long eventHash = in.readLong();
    int jdk = readSmall(in);
    Checkpoints checkpoints = new Checkpoints(readSmall(in), marks);
    ExecutionConditions conditions = readConditions(in);
    Recipe recipe = (flags & GENERATED) == 0 ? readChoices(in) : readStrategy(in);
    String label = (flags & LABELLED) == 0 ? "" : in.readUTF();
    if (in.available() > 0) {
      throw new IOException("more than a token");
    }
    return new ReplayToken(
        owner, (flags & WARM_UP) != 0, jdk, conditions, recipe, eventHash, checkpoints, label);
  }

  private static ExecutionConditions readConditions(DataInputStream in) throws IOException {
    int maxSteps = readSmall(in);
    if (maxSteps == 0) {
      throw new IOException("no steps");
    }
    long dice = in.readLong();
    Expiry expiry = Expiry.values()[in.readByte()];
    int spuriousWakeups = readSmall(in);
    Set<String> promoted = new TreeSet<>();
    for (int left = readSmall(in); left > 0; left--) {
      promoted.add(in.readUTF());
    }
    return new ExecutionConditions(maxSteps, promoted, dice, expiry, spuriousWakeups);
  }

  private static Recorded readChoices(DataInputStream in) throws IOException {
    int count = readSmall(in);
    if (count > in.available()) {
      throw new IOException("choices are missing");
    }
    int[] choices = new int[count];
    for (int i = 0; i < count; i++) {
      choices[i] = readSmall(in);
    }
    return new Recorded(choices);
  }

  private static Generated readStrategy(DataInputStream in) throws IOException {
    return new Generated(in.readUTF(), in.readUTF(), in.readLong());
  }

  /** A number from 0 on. */
  private static int readSmall(DataInputStream in) throws IOException {
    int value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      int next = in.readUnsignedByte();
      value |= (next & 0x7F) << shift;
      if (next < 0x80) {
        if (value < 0) {
          throw new IOException("a negative number");
        }
        return value;
      }
    }
    throw new IOException("a number without end");
  }
}
