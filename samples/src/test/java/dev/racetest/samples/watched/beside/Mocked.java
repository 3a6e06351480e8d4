package dev.racetest.samples.watched.beside;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

/** Two threads ask an inline mock of a final class, and count beside it. */
public final class Mocked {
  /** Final, so that only an inline mock stands for it; its code is changed while the JVM runs. */
  static final class Source {
    private int next;

    int next() {
      return next++;
    }
  }

  private int racy;

  private Mocked() {}

  private void ask(Source source) {
    racy += source.next();
  }

  /** Asks a real one as well, which has the same code. */
  public static void main(String[] arguments) throws InterruptedException {
    Source mock = mock(Source.class);
    when(mock.next()).thenReturn(7);
    Mocked mocked = new Mocked();
    Thread one = new Thread(() -> mocked.ask(mock));
    Thread two = new Thread(() -> mocked.ask(mock));
    one.start();
    two.start();
    one.join();
    two.join();
    verify(mock, times(2)).next();
    Source real = new Source();
    real.next();
    System.out.println("mocked " + mock.next() + ", real " + real.next());
  }
}
