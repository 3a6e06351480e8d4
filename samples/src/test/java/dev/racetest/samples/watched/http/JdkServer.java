package dev.racetest.samples.watched.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The server of the JDK, with a pool of threads. */
final class JdkServer implements RunningServer {
  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);

  JdkServer(Site site) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = HttpServer.create(anyPort, 0);
    server.setExecutor(pool);
    server.createContext("/", exchange -> answer(exchange, site));
    server.start();
  }

  private static void answer(HttpExchange exchange, Site site) throws IOException {
    byte[] body = site.answer(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void stop() {
    server.stop(1);
    pool.shutdown();
  }
}
