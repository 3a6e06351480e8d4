package dev.racetest.samples.watched.http;

/**
 * Serves until it is told to stop. Arguments: {@code jdk} or {@code netty}, {@code racy} or {@code
 * fixed}. It prints its port, and at the end its hits.
 */
public final class ServerProgram {
  static final String PORT = "port ";
  static final String HITS = "hits ";
  static final String STOPPING = "stopping";

  private ServerProgram() {}

  /** Serves. */
  public static void main(String[] arguments) throws Exception {
    Site site = new Site(arguments[1].equals("racy") ? new Hits.Racy() : new Hits.Fixed());
    RunningServer server = arguments[0].equals("jdk") ? new JdkServer(site) : new NettyServer(site);
    System.out.println(PORT + server.port());
    site.awaitStop();
    System.out.println(STOPPING);
    server.stop();
    System.out.println(HITS + site.hits());
  }
}
