package dev.racetest.samples.watched.libraries;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A source of connections that lead nowhere, but count what they are asked to do. */
final class NoDatabase implements DataSource {
  /** A connection; whoever has it has it alone, but the pool may close it meanwhile. */
  private static final class Line implements InvocationHandler {
    private int executed;
    private volatile boolean isClosed;

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      switch (method.getName()) {
        case "createStatement":
          return stub(Statement.class, this);
        case "execute":
          executed++;
          return false;
        case "isValid":
          return !isClosed;
        case "isClosed":
          return isClosed;
        case "close":
          if (proxy instanceof Connection) {
            isClosed = true;
          }
          return null;
        default:
          return nothing(method.getReturnType());
      }
    }

    private static Object nothing(Class<?> type) {
      if (type == boolean.class) {
        return false;
      }
      return type == int.class ? (Object) 0 : null;
    }
  }

  private final Queue<Line> lines = new ConcurrentLinkedQueue<>();

  private static <T> T stub(Class<T> type, InvocationHandler line) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, line));
  }

  /** How often something was executed; asked when nobody uses the connections any more. */
  int executed() {
    return lines.stream().mapToInt(line -> line.executed).sum();
  }

  @Override
  public Connection getConnection() {
    Line line = new Line();
    lines.add(line);
    return stub(Connection.class, line);
  }

  @Override
  public Connection getConnection(String user, String password) {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() {
    return new PrintWriter(System.err, true);
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return type.cast(this);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
