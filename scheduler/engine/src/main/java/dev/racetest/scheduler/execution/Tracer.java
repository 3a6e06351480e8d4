package dev.racetest.scheduler.execution;

/** Watches the steps of an execution; used where a run is repeated in order to be told. */
public interface Tracer {
  /** Watches nothing. */
  Tracer NONE =
      new Tracer() {
        @Override
        public void begin(Execution execution) {}

        @Override
        public void created(Task task) {}

        @Override
        public void leaves(Task task, boolean couldGoOn) {}

        @Override
        public void over() {}

        @Override
        public void step(Task task, int number) {}

        @Override
        public void access(Task task, Access access) {}
      };

  /** An execution begins. */
  void begin(Execution execution);

  /** {@code task} is being started, by the code that calls this. */
  void created(Task task);

  /**
   * {@code task} is about to be left for another one, perhaps for good.
   *
   * @param couldGoOn whether it could have gone on: a preemption, unless it yields
   */
  void leaves(Task task, boolean couldGoOn);

  /** The execution is over; tasks that are left will now be unwound. */
  void over();

  /** {@code task} does what it was about to do. */
  void step(Task task, int number);

  /** {@code task} is about to make a checked access. */
  void access(Task task, Access access);

  /** {@code task} has taken a monitor. */
  default void entered(Task task, Object monitor, int site) {}

  /** {@code task} leaves a monitor. */
  default void left(Task task, Object monitor) {}

  /** {@code task} learns that {@code ended} has ended. */
  default void joined(Task task, Task ended) {}

  /**
   * A checked access.
   *
   * @param object the object that has the variable
   * @param variable its number, as for the detector
   * @param event with the task and the site, tells the access from all others but those of the same
   *     call into the JDK
   */
  record Access(Object object, int variable, int site, long event, boolean write, boolean atomic) {}
}
