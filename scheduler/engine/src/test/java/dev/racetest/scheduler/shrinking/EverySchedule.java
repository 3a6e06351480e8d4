package dev.racetest.scheduler.shrinking;

import java.util.ArrayList;
import java.util.List;

/** Runs a toy program under all of its schedules: an odometer of choices, and nothing cleverer. */
final class EverySchedule {
  private EverySchedule() {}

  static List<Trial> of(ToyProgram program) {
    List<Trial> trials = new ArrayList<>();
    List<Integer> digits = new ArrayList<>();
    do {
      List<Integer> before = List.copyOf(digits);
      int[] made = {0};
      Trial trial =
          program.run((decision, progress) -> made[0] < before.size() ? before.get(made[0]++) : 0);
      trials.add(trial);
      digits.clear();
      trial.schedule().choices().forEach(choice -> digits.add(choice.option()));
    } while (advance(digits, trials.get(trials.size() - 1).schedule()));
    return trials;
  }

  private static boolean advance(List<Integer> digits, Schedule schedule) {
    for (int i = digits.size() - 1; i >= 0; i--) {
      if (digits.get(i) + 1 < schedule.choices().get(i).options()) {
        digits.set(i, digits.get(i) + 1);
        return true;
      }
      digits.remove(i);
    }
    return false;
  }
}
