package dev.racetest.samples.watched.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients on this machine, each with a connection that it keeps, and the next request at once. */
final class HttpClients {
  private static final String LENGTH = "content-length:";

  private final int port;

  HttpClients(int port) {
    this.port = port;
  }

  /**
   * What clients have seen.
   *
   * @param answers how many requests were answered
   * @param wrong how many of them with something else than what was asked for
   * @param nanos how long each took, the shortest first
   */
  record Load(long answers, long wrong, long[] nanos) {
    /** How long that part of the requests took at most, in milliseconds. */
    double percentile(double part) {
      return nanos.length == 0 ? 0 : nanos[(int) (part * (nanos.length - 1))] / 1e6;
    }
  }

  /** A single answer. */
  String ask(String path) throws IOException {
    try (Connection connection = new Connection(port)) {
      return connection.ask(path);
    }
  }

  /** Clients that ask as fast as they are answered, so often each, but no longer than that. */
  Load load(int clients, int requests, Duration limit) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(clients);
    try {
      long end = System.nanoTime() + limit.toNanos();
      List<Callable<Load>> tasks = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        String name = "client" + i;
        tasks.add(() -> client(name, requests, end));
      }
      long answers = 0;
      long wrong = 0;
      List<long[]> nanos = new ArrayList<>();
      for (Future<Load> task : pool.invokeAll(tasks)) {
        answers += task.get().answers();
        wrong += task.get().wrong();
        nanos.add(task.get().nanos());
      }
      long[] all = nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      return new Load(answers, wrong, all);
    } finally {
      pool.shutdown();
    }
  }

  private Load client(String name, int requests, long end) throws IOException {
    long[] nanos = new long[1024];
    int answers = 0;
    int wrong = 0;
    try (Connection connection = new Connection(port)) {
      while (answers < requests && end - System.nanoTime() > 0) {
        String who = name + "-" + answers;
        long begin = System.nanoTime();
        String answer = connection.ask(Site.HELLO + who);
        if (answers == nanos.length) {
          nanos = Arrays.copyOf(nanos, 2 * answers);
        }
        nanos[answers++] = System.nanoTime() - begin;
        wrong += answer.equals("hello " + who) ? 0 : 1;
      }
    }
    return new Load(answers, wrong, Arrays.copyOf(nanos, answers));
  }

  private static final class Connection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    Connection(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
    }

    String ask(String path) throws IOException {
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String status = line();
      if (!status.startsWith("HTTP/1.1 200")) {
        throw new IOException("answered with " + status);
      }
      int length = -1;
      for (String header = line(); !header.isEmpty(); header = line()) {
        if (header.toLowerCase(Locale.ENGLISH).startsWith(LENGTH)) {
          length = Integer.parseInt(header.substring(LENGTH.length()).strip());
        }
      }
      return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new IOException("the connection has ended within " + line);
        }
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
