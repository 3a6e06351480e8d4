package dev.racetest.agent;

import java.lang.reflect.InvocationTargetException;

/**
 * Loads the agent into another JVM of the same user: a JVM may not attach to itself. Started as a
 * process of its own by the scheduler's installer.
 */
public final class AttachMain {
  private AttachMain() {}

  /**
   * Attaches.
   *
   * @param arguments the process id of the JVM to attach to, the path of the agent's jar, and the
   *     agent's arguments
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Class<?> machine;
    try {
      machine = Class.forName("com.sun.tools.attach.VirtualMachine");
    } catch (ClassNotFoundException noJdk) {
      System.err.println("this Java runtime has no attach API (module jdk.attach)");
      System.exit(2);
      return;
    }
    try {
      Object target = machine.getMethod("attach", String.class).invoke(null, arguments[0]);
      machine
          .getMethod("loadAgent", String.class, String.class)
          .invoke(target, arguments[1], arguments[2]);
      machine.getMethod("detach").invoke(target);
    } catch (InvocationTargetException refused) {
      System.err.println(refused.getCause());
      System.exit(3);
    }
  }
}
