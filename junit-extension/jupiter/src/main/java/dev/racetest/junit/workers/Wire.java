package dev.racetest.junit.workers;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/**
 * The connection of a worker and the JVM that has started it. Not standard input and output: those
 * belong to the code under test. When one of the two ends, the other sees the end of the stream.
 *
 * <p>The worker shows the key that it was given; then it is told what to explore ({@link
 * Greeting}), and answers with {@link #READY} or {@link #REFUSED}. Then blocks go there, and what
 * came of them back, one at a time.
 */
final class Wire implements AutoCloseable {
  /** The worker can explore; the settings of the test follow, as it sees them. */
  static final int READY = 1;

  /** The worker cannot explore; the reason follows. */
  static final int REFUSED = 2;

  /** What a block came to follows. */
  static final int FINISHED = 3;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
  }

  DataInputStream in() {
    return in;
  }

  DataOutputStream out() {
    return out;
  }

  /** How long an answer is waited for; 0 is for ever. */
  void patience(long millis) throws IOException {
    socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, millis));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) {
      // As good as closed.
    }
  }
}
