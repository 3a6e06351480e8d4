package acme;

import java.lang.invoke.MethodHandles;
import java.security.ProtectionDomain;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** Tries to get at what the JDK keeps to itself, and prints how it was received. */
public class Intruder {
  /** Tries, and prints which packages are open to this class. */
  public static void main(String[] arguments) throws Exception {
    attempt("a protected method of java.lang", Intruder::wayIntoClassLoaders);
    attempt(
        "a lookup in java.lang",
        () -> MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup()));
    for (String inner : new String[] {"jdk.internal.misc.Unsafe", "jdk.internal.misc.VM"}) {
      Class<?> type = Class.forName(inner);
      attempt(
          "a lookup in " + inner,
          () -> MethodHandles.privateLookupIn(type, MethodHandles.lookup()));
    }
    openPackages().forEach(System.out::println);
  }

  /** What generators of proxies want. */
  private static Object wayIntoClassLoaders() throws ReflectiveOperationException {
    var define =
        ClassLoader.class.getDeclaredMethod(
            "defineClass",
            String.class,
            byte[].class,
            int.class,
            int.class,
            ProtectionDomain.class);
    define.setAccessible(true);
    return define;
  }

  private static void attempt(String what, Callable<Object> way) {
    try {
      way.call();
      System.out.println(what + ": let in");
    } catch (Exception refused) {
      System.out.println(what + ": " + refused.getClass().getSimpleName());
    }
  }

  private static TreeSet<String> openPackages() {
    Module here = Intruder.class.getModule();
    TreeSet<String> open = new TreeSet<>();
    for (Module module : ModuleLayer.boot().modules()) {
      for (String name : module.getPackages()) {
        if (module.isOpen(name, here)) {
          open.add("open: " + module.getName() + "/" + name);
        } else if (module.isExported(name, here) && !module.isExported(name)) {
          open.add("exported to the class path: " + module.getName() + "/" + name);
        }
      }
    }
    return open;
  }
}
