package dev.racetest.scheduler.optouts;

/**
 * An opt-out that does nothing, as far as this JVM has seen.
 *
 * @param optOut which one
 * @param why how that shows
 * @param explorations how many explorations have passed in which the field was accessed and checked
 * @param executions how many executions these had
 */
public record StaleOptOut(OptOut optOut, Why why, int explorations, long executions) {
  /** How it shows that an opt-out does nothing. */
  public enum Why {
    /** There were explorations in which the field was accessed, but no race on it in any. */
    NO_RACE,
    /** The class is there, but declares no such field. */
    NO_FIELD,
    /** There is no such class. */
    NO_CLASS,
    /** The field is final: reads of it are not checked at all (JLS 17.5). */
    FINAL_FIELD
  }

  /** What a reader should know, and can do. */
  public String message() {
    return "the opt-out of " + optOut + " matches nothing: " + explanation();
  }

  private String explanation() {
    switch (why) {
      case NO_FIELD:
        return optOut.type()
            + " declares no field "
            + optOut.field()
            + "; name the class that declares it, or remove the line";
      case NO_CLASS:
        return "there is no class "
            + optOut.type()
            + " on the class path (a nested one is written Outer$Inner); correct or remove the"
            + " line, unless the file is shared with other modules";
      case FINAL_FIELD:
        return "the field is final, so there are no races on it. What it refers to (the elements of"
            + " an array, the inside of a collection) is not opted out by it; remove it";
      default:
        return "no race on the field in "
            + explorations
            + (explorations == 1 ? " exploration (" : " explorations (")
            + executions
            + (executions == 1 ? " execution" : " executions")
            + ") of this JVM that accessed it and passed. If these were all race tests that use the"
            + " field, remove it; if only some of the tests were run, it may be needed by others";
    }
  }
}
