package dev.racetest.scheduler.execution;

/** Where the thread of a task is, as another thread sees it. */
public enum Whereabouts {
  /** In code under test or in the JDK's, and not blocked there. */
  RUNNING,

  /** It waits, or may wait, in code that is not under control. */
  BLOCKED,

  /** In a hook: it does what RaceTest does, and nothing of that waits. */
  IN_HOOK,

  /** In a hook that has let others go on, and waits until it is chosen. */
  WAITING;

  private static final String MODEL = Whereabouts.class.getPackageName() + ".";
  private static final String HOOKS = "dev.racetest.hooks.";

  /**
   * Tells by what can be seen of a thread.
   *
   * @param isBlocked whether it waits somewhere, or may; to be asked before the stack: what the
   *     thread has done in between may make this wrong, but where the stack shows it counts
   * @param stack the thread's, the last call first
   */
  public static Whereabouts of(boolean isBlocked, StackTraceElement[] stack) {
    String model = null;
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      if (frame.getMethodName().equals("comesBack")) {
        return RUNNING;
      }
      if (type.startsWith(MODEL) && !type.equals(TaskBody.class.getName())) {
        model = model == null ? type : model;
      } else if (!type.startsWith(HOOKS) && !isOfTheJdk(type)) {
        // Code under test, or what has called it.
        break;
      }
    }
    if (model == null) {
      return isBlocked ? BLOCKED : RUNNING;
    }
    return isWait(model) ? WAITING : IN_HOOK;
  }

  private static boolean isWait(String model) {
    return model.equals(JdkInternals.class.getName()) || model.equals(Away.class.getName());
  }

  private static boolean isOfTheJdk(String type) {
    return type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
  }
}
