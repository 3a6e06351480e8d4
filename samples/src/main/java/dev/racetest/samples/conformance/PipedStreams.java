package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;

/** Pipes between threads: the one end waits for the other one, as long as both are open. */
public class PipedStreams {
  /** What is written is read, in order, and the end with it. */
  @Verdict(Expected.SILENT)
  public void bytes() throws Exception {
    PipedInputStream in = new PipedInputStream();
    PipedOutputStream out = new PipedOutputStream(in);
    Threads.runAll(
        () -> {
          try (out) {
            out.write(1);
            out.write(2);
          }
        },
        () -> {
          Check.equal(1, in.read());
          Check.equal(2, in.read());
          Check.equal(-1, in.read());
        });
  }

  /** A pipe that is full lets the writer wait for the reader. */
  @Verdict(Expected.SILENT)
  public void smallerThanTheText() throws Exception {
    PipedReader in = new PipedReader(1);
    PipedWriter out = new PipedWriter(in);
    Threads.runAll(
        () -> {
          try (out) {
            out.write('a');
            out.write('b');
            out.flush();
          }
        },
        () -> {
          Check.equal((int) 'a', in.read());
          Check.equal((int) 'b', in.read());
          Check.equal(-1, in.read());
        });
  }

  /** Whatever was written before the byte is seen after it. */
  @Verdict(Expected.SILENT)
  public void handOver() throws Exception {
    PipedInputStream in = new PipedInputStream();
    PipedOutputStream out = new PipedOutputStream(in);
    int[] box = new int[1];
    Threads.runAll(
        () -> {
          box[0] = 1;
          out.write(1);
          out.flush();
        },
        () -> {
          Check.equal(1, in.read());
          Check.equal(1, box[0]);
        });
  }

  /** What is written after the byte need not be. */
  @Verdict(Expected.DATA_RACE)
  public void writtenAfterTheByte() throws Exception {
    PipedInputStream in = new PipedInputStream();
    PipedOutputStream out = new PipedOutputStream(in);
    int[] box = new int[1];
    Threads.runAll(
        () -> {
          out.write(1);
          box[0] = 1;
          out.close();
        },
        () -> {
          Check.equal(1, in.read());
          Check.that(box[0] >= 0, "unreadable");
        });
  }

  /** Nobody writes, and nobody closes the end to be written to. */
  @Verdict(Expected.LIVELOCK)
  public void nobodyWrites() throws Exception {
    PipedInputStream in = new PipedInputStream();
    PipedOutputStream out = new PipedOutputStream(in);
    Threads.runAll(() -> Check.equal(1, in.read()), out::flush);
  }

  /** The same with characters. */
  @Verdict(Expected.LIVELOCK)
  public void nobodyWritesCharacters() throws Exception {
    PipedReader in = new PipedReader();
    PipedWriter out = new PipedWriter(in);
    Threads.runAll(() -> Check.equal(1, in.read()), out::flush);
  }

  /** The writer ends without closing its end: the reader finds the pipe broken. */
  @Verdict(value = Expected.EXCEPTION, thrown = IOException.class)
  public void brokenPipe() throws Exception {
    PipedInputStream in = new PipedInputStream();
    PipedOutputStream out = new PipedOutputStream(in);
    Threads.runAll(
        () -> out.write(1),
        () -> {
          Check.equal(1, in.read());
          Check.equal(-1, in.read());
        });
  }

  /** Two writers share a pipe, and each of their words is two writes. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void mixedWords() throws Exception {
    PipedReader in = new PipedReader();
    PipedWriter out = new PipedWriter(in);
    Threads.runAll(
        () -> {
          out.write('a');
          out.write('a');
        },
        () -> {
          out.write('b');
          out.write('b');
        });
    out.close();
    int first = in.read();
    Check.equal(first, in.read());
  }
}
