package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Threads;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** What the programs about happens-before edges share: mail, and the threads that pass it on. */
final class Edges {
  /** The flag of a mail, for accesses of every mode. */
  static final VarHandle FLAG = handle("flag");

  private static final VarHandle HINT = handle("hint");

  private Edges() {}

  /** A plain payload that one thread writes and another one reads, and what may stand between. */
  static final class Mail {
    int payload;
    int flag;
    volatile int seal;
    private int hint;

    void write() {
      payload = 1;
    }

    /** Looks at nothing but the payload; that it is read at all is the point. */
    void read() {
      Check.that(payload >= 0, "unreadable");
    }

    /** Tells others how far the program has come, in a mode that orders nothing. */
    void hint(int step) {
      HINT.setOpaque(this, step);
    }

    boolean isHinted(int step) {
      return (int) HINT.getOpaque(this) == step;
    }
  }

  /** Something done with a mail. */
  @FunctionalInterface
  interface Step {
    void take(Mail mail) throws Exception;
  }

  /** Something that a mail is asked. */
  @FunctionalInterface
  interface Question {
    boolean isTrueOf(Mail mail) throws Exception;
  }

  /** The first thread writes and tells; the second reads if it has heard of it. */
  static void pass(Step tell, Question heard) throws Exception {
    Mail mail = new Mail();
    Threads.runAll(() -> writeAndTell(mail, tell), () -> readIfHeard(mail, heard));
  }

  /** The same with a thread between the two, which does nothing with the payload. */
  static void pass(Step tell, Step between, Question heard) throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> writeAndTell(mail, tell), () -> between.take(mail), () -> readIfHeard(mail, heard));
  }

  private static void writeAndTell(Mail mail, Step tell) throws Exception {
    mail.write();
    tell.take(mail);
  }

  private static void readIfHeard(Mail mail, Question heard) throws Exception {
    if (heard.isTrueOf(mail)) {
      mail.read();
    }
  }

  private static VarHandle handle(String field) {
    try {
      return MethodHandles.lookup().findVarHandle(Mail.class, field, int.class);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
