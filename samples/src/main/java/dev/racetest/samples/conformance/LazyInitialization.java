package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Making something when it is first needed, and only once. */
public class LazyInitialization {
  /** What is made. Its content is not final: it must be published properly. */
  private static final class Service {
    int size = 7;
  }

  /** Makes it when its class is initialised. */
  private static final class Holder {
    static final Service SERVICE = new Service();
  }

  private enum Singleton {
    INSTANCE;

    final Service service = new Service();
  }

  /** Counts how often it makes one. */
  private abstract static class Lazy implements Supplier<Service> {
    final AtomicInteger made = new AtomicInteger();

    Service make() {
      made.incrementAndGet();
      return new Service();
    }
  }

  private static final class PlainLazy extends Lazy {
    Service service;

    @Override
    public Service get() {
      if (service == null) {
        service = make();
      }
      return service;
    }
  }

  private static final class SynchronizedLazy extends Lazy {
    Service service;

    @Override
    public synchronized Service get() {
      if (service == null) {
        service = make();
      }
      return service;
    }
  }

  private static final class VolatileLazy extends Lazy {
    volatile Service service;

    @Override
    public Service get() {
      if (service == null) {
        service = make();
      }
      return service;
    }
  }

  private static final class CompareAndSetLazy extends Lazy {
    final AtomicReference<Service> service = new AtomicReference<>();

    @Override
    public Service get() {
      if (service.get() == null) {
        service.compareAndSet(null, make());
      }
      return service.get();
    }
  }

  private static final class TaskLazy extends Lazy {
    final FutureTask<Service> task = new FutureTask<>(this::make);

    @Override
    public Service get() {
      task.run();
      try {
        return task.get();
      } catch (InterruptedException | ExecutionException exception) {
        throw new IllegalStateException(exception);
      }
    }
  }

  /** Computes its hash code when it is first asked, as {@code String} does. */
  private static final class Name {
    int hash;

    int hash() {
      int known = hash;
      if (known == 0) {
        known = 7;
        hash = known;
      }
      return known;
    }
  }

  /** A reference that is published without order, to an object that cannot change. */
  private static final class Current {
    Integer number = 0;
  }

  private static void useTwice(Supplier<Service> services) throws InterruptedException {
    Threads.Action use = () -> Check.equal(7, services.get().size);
    Threads.runAll(use, use);
  }

  /** The initialisation of the holder class is the lock, and it publishes. */
  @Verdict(Expected.SILENT)
  public void holder() throws Exception {
    useTwice(() -> Holder.SERVICE);
  }

  /** So is the initialisation of an enum. */
  @Verdict(Expected.SILENT)
  public void enumConstant() throws Exception {
    useTwice(() -> Singleton.INSTANCE.service);
  }

  /** Both threads look at the plain field, and both write it. */
  @Verdict(value = Expected.DATA_RACE, variable = "PlainLazy.service", also = "Service.size")
  public void plainField() throws Exception {
    useTwice(new PlainLazy());
  }

  /** The getter is synchronized. */
  @Verdict(Expected.SILENT)
  public void synchronizedGetter() throws Exception {
    Lazy lazy = new SynchronizedLazy();
    useTwice(lazy);
    Check.equal(1, lazy.made.get());
  }

  /** A volatile field publishes well, but two may be made. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void volatileFieldMadeTwice() throws Exception {
    Lazy lazy = new VolatileLazy();
    useTwice(lazy);
    Check.equal(1, lazy.made.get());
  }

  /** Two may be made, but all get the same one. */
  @Verdict(Expected.SILENT)
  public void compareAndSet() throws Exception {
    Lazy lazy = new CompareAndSetLazy();
    AtomicReference<Service> seen = new AtomicReference<>();
    Threads.Action use =
        () -> {
          Service service = lazy.get();
          Check.that(seen.compareAndSet(null, service) || seen.get() == service, "two are in use");
        };
    Threads.runAll(use, use);
  }

  /** The task is run by the first one and waited for by the others. */
  @Verdict(Expected.SILENT)
  public void futureTask() throws Exception {
    Lazy lazy = new TaskLazy();
    useTwice(lazy);
    Check.equal(1, lazy.made.get());
  }

  /** Every thread would write the same number, and it is a data race all the same. */
  @Verdict(value = Expected.DATA_RACE, variable = "Name.hash")
  public void hashComputedTwice() throws Exception {
    Name name = new Name();
    Threads.Action use = () -> Check.equal(7, name.hash());
    Threads.runAll(use, use);
  }

  /** The number cannot change, but the reference to it can. */
  @Verdict(value = Expected.DATA_RACE, variable = "Current.number")
  public void immutableObjectInPlainField() throws Exception {
    Current current = new Current();
    Threads.runAll(() -> current.number = 7, () -> Check.that(current.number >= 0, "negative"));
  }
}
