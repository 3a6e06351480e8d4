package dev.racetest.scheduler.replay;

import dev.racetest.scheduler.execution.ExecutionConditions;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * All that tells one execution from the others of its exploration. As text it consists of letters,
 * digits, {@code -} and {@code _}, so that it can be pasted anywhere.
 *
 * @param owner the hash of the exploration's name
 * @param warmUp whether the execution was the very first, before which no class was initialised
 * @param jdk the feature version of the JDK that the token was made on, such as 17
 * @param conditions what the execution is like, apart from its choices
 * @param recipe how the choices are made again
 * @param eventHash identifies the execution event for event
 * @param checkpoints the same on the way, to tell where a replay takes another course
 * @param label what the exploration was given to put into its tokens; the empty string if nothing
 */
public record ReplayToken(
    int owner,
    boolean warmUp,
    int jdk,
    ExecutionConditions conditions,
    Recipe recipe,
    long eventHash,
    Checkpoints checkpoints,
    String label) {

  /** How an execution's choices are made again. */
  public sealed interface Recipe permits Recorded, Generated {}

  /** By repeating them one by one, as {@code Choices} encodes them. */
  public record Recorded(int[] choices) implements Recipe {}

  /** By a strategy with the same seed; shorter where an execution has very many choices. */
  public record Generated(String strategy, String settings, long seed) implements Recipe {}

  /** Makes a token, on the JDK that this is, of which only the end is known. */
  public ReplayToken(
      int owner, boolean warmUp, ExecutionConditions conditions, Recipe recipe, long eventHash) {
    this(
        owner,
        warmUp,
        Runtime.version().feature(),
        conditions,
        recipe,
        eventHash,
        Checkpoints.NONE,
        "");
  }

  /** Makes a token without a label. */
  public ReplayToken(
      int owner,
      boolean warmUp,
      int jdk,
      ExecutionConditions conditions,
      Recipe recipe,
      long eventHash,
      Checkpoints checkpoints) {
    this(owner, warmUp, jdk, conditions, recipe, eventHash, checkpoints, "");
  }

  /** The owner of tokens made by the exploration called {@code name}. */
  public static int owner(String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }

  /** The same with checkpoints. */
  public ReplayToken withCheckpoints(Checkpoints taken) {
    return new ReplayToken(owner, warmUp, jdk, conditions, recipe, eventHash, taken, label);
  }

  /** The same with a label. */
  public ReplayToken withLabel(String given) {
    return new ReplayToken(owner, warmUp, jdk, conditions, recipe, eventHash, checkpoints, given);
  }

  /** The token as text. */
  public String encode() {
    return TokenText.of(checkpoints.marks(), TokenContent.write(this));
  }

  /**
   * Reads a token.
   *
   * @throws OtherVersionException if it is none of this version
   * @throws IllegalArgumentException if it is no token, or damaged; the message says which
   */
  public static ReplayToken decode(String text) {
    return TokenText.read(text, TokenContent::read);
  }
}
