package dev.racetest.strategies.exhaustive;

/** What is chosen in the middle of a step: which waiter is woken, whether something fails. */
final class StepChoices {
  private int[] given = Branch.NONE;
  private int[] chosen = new int[4];
  private int[] options = new int[4];
  private int count;

  void clear() {
    given = Branch.NONE;
    count = 0;
  }

  /** A step begins in which these choices are made; others are the first option. */
  void begin(int[] newGiven) {
    given = newGiven;
    count = 0;
  }

  int choose(int optionCount) {
    if (count == chosen.length) {
      chosen = Arrays.more(chosen);
      options = Arrays.more(options);
    }
    chosen[count] = count < given.length && given[count] < optionCount ? given[count] : 0;
    options[count] = optionCount;
    return chosen[count++];
  }

  /** The choices made in the step. */
  int[] made() {
    return first(count);
  }

  private int[] first(int length) {
    if (length == 0) {
      return Branch.NONE;
    }
    int[] some = new int[length];
    System.arraycopy(chosen, 0, some, 0, length);
    return some;
  }

  /** Adds branches for the options not taken where none was given. */
  void addOthers(Node node) {
    int task = node.current().task;
    for (int at = count - 1; at >= given.length; at--) {
      for (int option = options[at] - 1; option > 0; option--) {
        int[] other = first(at + 1);
        other[at] = option;
        node.addVariant(new Branch(task, other));
      }
    }
  }
}
