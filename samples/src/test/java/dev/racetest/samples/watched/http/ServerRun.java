package dev.racetest.samples.watched.http;

import dev.racetest.samples.watched.Watched;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server in a JVM of its own, from its start to its end. */
final class ServerRun {
  private final Process jvm;
  private final BufferedReader out;
  private final List<String> lines = new ArrayList<>();
  private final HttpClients clients;

  private ServerRun(Process jvm) throws IOException {
    this.jvm = jvm;
    out = jvm.inputReader();
    String line = next();
    while (!line.startsWith(ServerProgram.PORT)) {
      line = next();
    }
    clients = new HttpClients(Integer.parseInt(line.substring(ServerProgram.PORT.length())));
  }

  /** Starts one, and returns when it listens. */
  static ServerRun start(Watched jvm, String kind, String hits) throws IOException {
    return new ServerRun(jvm.start(ServerProgram.class, kind, hits));
  }

  /** A JVM that tells no races of Netty's own that do no harm. */
  static Watched watched() {
    try {
      Path known = Path.of(ServerRun.class.getResource("netty-suppressions.txt").toURI());
      return new Watched().withOptions("suppressions=" + known);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String next() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the server has ended too early: " + String.join("\n", lines));
    }
    lines.add(line);
    return line;
  }

  /** Those who ask it. */
  HttpClients clients() {
    return clients;
  }

  /** Has it stop, and returns what has come of it. */
  Watched.Outcome stop() throws IOException, InterruptedException {
    clients.ask(Site.STOP);
    lines.addAll(out.lines().toList());
    return new Watched.Outcome(jvm.waitFor(), lines);
  }

  /** Ends it if it still runs. */
  void kill() {
    jvm.destroyForcibly();
  }
}
