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
        public void leaves(Task task) {}

        @Override
        public void over() {}

        @Override
        public void step(Task task, int number) {}

        @Override
        public void access(Task task, Object object, int variable, int site, long event) {}
      };

  /** An execution begins. */
  void begin(Execution execution);

  /** {@code task} is being started, by the code that calls this. */
  void created(Task task);

  /** {@code task} is about to be left for another one, perhaps for good. */
  void leaves(Task task);

  /** The execution is over; tasks that are left will now be unwound. */
  void over();

  /** {@code task} does what it was about to do. */
  void step(Task task, int number);

  /** {@code task} is about to make a checked access. */
  void access(Task task, Object object, int variable, int site, long event);
}
