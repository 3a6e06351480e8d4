package dev.racetest.scheduler.history;

import java.util.List;
import java.util.Optional;

/** What is known of a finding beyond its kind and its headline. */
public sealed interface Details {
  /** Nothing more. */
  Details NONE = new None();

  /** Nothing more is known. */
  record None() implements Details {}

  /**
   * A data race.
   *
   * @param variable what it is on, such as {@code Account.balance}, or {@code HashMap.put against
   *     HashMap.get}
   * @param type the variable's type, such as {@code int}; empty if it is no field or element
   * @param object the object that has it, such as {@code Account@1}; empty for a static field
   * @param later the access that was seen second, with its whole stack
   * @param earlier the access that was seen first, with its whole stack
   * @param unordered why no happens-before path leads from the earlier to the later one, a sentence
   *     each
   * @param orders what came of the one order of the accesses and of the other, a line each; empty
   *     if they were not both run
   * @param hint what may mend it
   */
  record Race(
      String variable,
      String type,
      String object,
      Event later,
      Event earlier,
      List<String> unordered,
      List<String> orders,
      Optional<String> hint)
      implements Details {

    /** Makes the details of a race; later changes of the lists do not change them. */
    public Race {
      unordered = List.copyOf(unordered);
      orders = List.copyOf(orders);
    }
  }

  /**
   * A deadlock. What each task waits for stands in its {@link TaskHistory#end}.
   *
   * @param circle the numbers of the tasks of which each waits for the next one, and the last one
   *     for the first; empty if there is no such circle
   * @param lostNotification for a wait that nobody can end any more: where it was notified before
   *     it began
   */
  record Deadlock(List<Integer> circle, Optional<String> lostNotification) implements Details {
    /** Makes the details of a deadlock; later changes of the list do not change them. */
    public Deadlock {
      circle = List.copyOf(circle);
    }
  }

  /**
   * Tasks that are busy and get nowhere.
   *
   * @param loops for each of them a line with the places that it goes round
   * @param awaited what they read again and again, and who could have changed it, a line each
   */
  record Livelock(List<String> loops, List<String> awaited) implements Details {
    /** Makes the details of a livelock; later changes of the lists do not change them. */
    public Livelock {
      loops = List.copyOf(loops);
      awaited = List.copyOf(awaited);
    }
  }
}
