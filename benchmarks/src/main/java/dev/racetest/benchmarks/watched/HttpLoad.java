package dev.racetest.benchmarks.watched;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of the JDK, and clients on the same machine that ask as fast as it answers. */
final class HttpLoad implements Program {
  private static final int REQUESTS = 1_500;

  private final long[] sums = new long[Parallel.THREADS];
  private int served;

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    synchronized (this) {
      served++;
    }
    byte[] body = ("<p>" + path.length() + "</p>\n").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public long run() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService pool = Executors.newFixedThreadPool(Parallel.THREADS);
    server.setExecutor(pool);
    server.createContext("/", this::answer);
    server.start();
    Parallel.run(part -> sums[part] = ask(server.getAddress().getPort()));
    server.stop(0);
    pool.shutdown();
    synchronized (this) {
      return served + sums[0] + sums[1];
    }
  }

  private static long ask(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      long sum = 0;
      for (int i = 0; i < REQUESTS; i++) {
        String request = "GET /page/" + i + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        for (String line = in.readLine(); !line.startsWith("<p>"); line = in.readLine()) {
          sum++;
        }
      }
      return sum;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
