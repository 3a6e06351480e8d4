package dev.racetest.watch;

import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * What transformed code calls while a program is watched with its real threads. Accesses are told
 * before they are made; what is released, before it is; what is acquired, after that, so that an
 * acquirer has what the releaser of the value that it saw has released, and maybe more.
 */
public final class Watch {
  /** What class initializers have released; only they, or it would hide races. */
  private static final SyncVariable INITIALIZERS = new SyncVariable();

  /** What was released by fences, and by those who do not say what they access. */
  private static final SyncVariable FENCES = new SyncVariable();

  private static final ReferenceQueue<Object> DEAD = new ReferenceQueue<>();
  private static final ObjectTable SYNC_VARIABLES = table(new SyncVariables());
  private static final ObjectTable BIRTHS = table(new Births());
  private static final Strands STRANDS = new Strands(BIRTHS, SYNC_VARIABLES);
  private static final Handles HANDLES = new Handles();
  private static boolean isCleaning;
  private static Detection detection =
      new Detection(STRANDS, new RaceLog(new NoSink()), INITIALIZERS);

  private static final class SyncVariables implements ObjectTable.Maker {
    @Override
    public Object make(Object object) {
      return new SyncVariable();
    }
  }

  private static final class Births implements ObjectTable.Maker {
    @Override
    public Object make(Object thread) {
      return new Birth();
    }
  }

  /** Until there is one that wants to know. */
  private static final class NoSink implements RaceSink {
    @Override
    public void found(Race race) {}
  }

  private Watch() {}

  /** A table whose entries go when their objects do. */
  static ObjectTable table(ObjectTable.Maker maker) {
    return new ObjectTable(maker, DEAD);
  }

  /** Races found from now on are told to {@code sink}. */
  public static synchronized void begin(RaceSink sink) {
    detection = new Detection(STRANDS, new RaceLog(sink), INITIALIZERS);
    if (!isCleaning) {
      isCleaning = true;
      startCleaning();
    }
  }

  /**
   * The same in a program that runs already.
   *
   * @param trusted the number of a thread that runs nothing but code of test frameworks now
   */
  public static void beginLate(RaceSink sink, long trusted) {
    long number = new Thread(null, null, "racetest-number", 0L, false).getId();
    STRANDS.beginLate(number, trusted);
    // Which handles the program has already, nobody knows.
    HANDLES.expectAny();
    begin(sink);
  }

  private static void startCleaning() {
    Thread cleaner = new Thread(null, new Cleaning(), "racetest-watch", 0L, false);
    cleaner.setDaemon(true);
    cleaner.start();
  }

  /** Forgets what was kept for objects that are gone. */
  private static final class Cleaning implements Runnable {
    @Override
    public void run() {
      STRANDS.current().isInside = true;
      while (true) {
        try {
          ((ObjectTable.Entry) DEAD.remove()).remove();
        } catch (InterruptedException nobodysWish) {
          // It is a daemon: it goes on as long as the JVM does.
        }
      }
    }
  }

  /** How many stacks can be remembered at most. */
  public static int largestHistory() {
    return Context.MOST;
  }

  /**
   * From now on no more stacks are remembered than this.
   *
   * @param stacks 1 to {@link #largestHistory}
   */
  public static void limitHistory(int stacks) {
    Context.limit(stacks);
  }

  /** Whether stacks may be missing because no more of them are remembered. */
  public static boolean isHistoryFull() {
    return Context.isFull();
  }

  /** Whether a thread other than the calling one is in watched code. */
  public static boolean areOthersAtWork() {
    return STRANDS.areOthersAtWork(STRANDS.current());
  }

  /** How many threads were not watched, since there were too many at a time. */
  public static long unwatchedThreads() {
    return STRANDS.unwatched();
  }

  // ---- where a thread is ----

  /** The calling thread. */
  public static Strand current() {
    return STRANDS.current();
  }

  /** A method begins; transformed code keeps what this returns in a local variable. */
  public static Context enter(Strand strand, int method) {
    Context context = strand.context.child(strand.site, method);
    strand.context = context;
    strand.site = 0;
    return context;
  }

  // ---- accesses ----

  /**
   * A field is read.
   *
   * @param words the words of the object's fields; {@code null} if there is no object, as the
   *     program is about to see for itself, or if it was {@link FieldWords#born} in this epoch
   * @param at where those of the field begin
   */
  public static void read(Object object, long[] words, int at, Strand strand, int site) {
    if (words == null
        || Words.isOf(words[at + 1], strand.epoch)
        || Words.isOf(words[at], strand.epoch)
        || Words.isOf(words[at + 2], strand.epoch)) {
      return;
    }
    detection.read(strand, words, at, object, site);
  }

  /** A field is written; see {@link #read}. */
  public static void write(Object object, long[] words, int at, Strand strand, int site) {
    if (words == null || Words.isOf(words[at], strand.epoch)) {
      return;
    }
    detection.write(strand, words, at, object, site);
  }

  // ---- synchronisation ----

  /** What was released for the object happens before what the calling thread does now. */
  public static void acquire(Object object) {
    if (object != null) {
      Strand strand = STRANDS.current();
      if (!strand.isInside) {
        RecentObjects recent = strand.recentSynchronisation;
        int place = place(object, strand);
        SyncVariable variable = (SyncVariable) recent.value(place);
        recent.see(place, variable.acquire(strand, recent.seen(place)));
        strand.fences = FENCES.acquire(strand, strand.fences);
      }
    }
  }

  /** What the calling thread did happens before what later acquirers of the object do. */
  public static void release(Object object) {
    if (object != null) {
      Strand strand = STRANDS.current();
      if (!strand.isInside) {
        RecentObjects recent = strand.recentSynchronisation;
        int place = place(object, strand);
        SyncVariable variable = (SyncVariable) recent.value(place);
        // What others released meanwhile was not acquired.
        release(variable, strand);
      }
    }
  }

  /** Both at once, for what reads and writes in one step or may do either. */
  public static void acquireAndRelease(Object object) {
    acquire(object);
    release(object);
  }

  private static int place(Object object, Strand strand) {
    int hash = System.identityHashCode(object);
    int place = strand.recentSynchronisation.find(object, hash);
    if (place >= 0) {
      return place;
    }
    strand.isInside = true;
    try {
      return strand.recentSynchronisation.put(SYNC_VARIABLES.get(object, hash), hash);
    } finally {
      strand.isInside = false;
    }
  }

  /** A static initializer ends, which whoever uses the class has waited for. */
  public static void initialized() {
    release(INITIALIZERS);
  }

  /** A release fence, or a release of a variable that code does not name. */
  public static void releaseToAll() {
    release(FENCES);
  }

  /** An acquire fence of the JDK's own code, which the fences of others release to. */
  public static void acquireFromFences() {
    Strand strand = STRANDS.current();
    if (!strand.isInside) {
      strand.fences = FENCES.acquire(strand, strand.fences);
    }
  }

  /** An acquire fence, or an acquire of a variable that code does not name: from any release. */
  public static void acquireFromAll() {
    Strand strand = STRANDS.current();
    if (!strand.isInside) {
      STRANDS.joinAll(strand);
      strand.fences = FENCES.acquire(strand, strand.fences);
    }
  }

  // ---- reflection ----

  /** A field is about to be written by reflection. */
  public static void reflectiveWrite(Field field, Object target) {
    if (field != null && Modifier.isVolatile(field.getModifiers())) {
      release(variableOf(field, target));
    }
  }

  /** A field was read by reflection. */
  public static void reflectiveRead(Field field, Object target) {
    if (field != null && Modifier.isVolatile(field.getModifiers())) {
      acquire(variableOf(field, target));
    }
  }

  /** Static fields go by the name that code has for them, too. */
  private static Object variableOf(Field field, Object target) {
    return Modifier.isStatic(field.getModifiers())
        ? ("static "
                + field.getDeclaringClass().getName().replace('.', '/')
                + "."
                + field.getName())
            .intern()
        : target;
  }

  // ---- method handles ----

  /** A method handle is asked for that may access a variable. */
  public static void handleOfVariable() {
    HANDLES.expectAny();
  }

  /** A method handle is asked for, of a method of a class, or of an object's. */
  public static void handleOfMethod(Object place, String name) {
    HANDLES.expect(place, name);
  }

  /** A method handle is asked for. */
  public static void handleOfMethod(Method method) {
    HANDLES.expect(method);
  }

  /**
   * What is called through a method handle may release anything, also of its first argument, if
   * there are {@link Handles} that do.
   */
  public static void handleBegins(Object argument) {
    if (HANDLES.mayOrder()) {
      release(argument);
      releaseToAll();
    }
  }

  /** The same, and it may have acquired anything. */
  public static void handleEnds(Object argument) {
    if (HANDLES.mayOrder()) {
      acquire(argument);
      acquireFromAll();
    }
  }

  // ---- stamped locks ----

  /** What the thread reads from here on counts only once it has been validated. */
  public static void optimisticReadBegins() {
    STRANDS.current().isReadingOptimistically = true;
  }

  /** It was validated, or it was not; either way it does not count against later writes. */
  public static void optimisticReadEnds() {
    STRANDS.current().isReadingOptimistically = false;
  }

  private static void release(SyncVariable variable) {
    Strand strand = STRANDS.current();
    if (!strand.isInside) {
      release(variable, strand);
    }
  }

  private static void release(SyncVariable variable, Strand strand) {
    if (strand.isEarly) {
      STRANDS.joinAll(strand);
    }
    variable.release(strand);
    strand.tick(STRANDS);
  }

  // ---- monitors ----

  /** Stands for {@code lock.wait()}. */
  public static void monitorWait(Object lock) throws InterruptedException {
    monitorWait(lock, 0L, 0);
  }

  /** Stands for {@code lock.wait(millis)}. */
  public static void monitorWait(Object lock, long millis) throws InterruptedException {
    monitorWait(lock, millis, 0);
  }

  /** Stands for {@code lock.wait(millis, nanos)}. */
  public static void monitorWait(Object lock, long millis, int nanos) throws InterruptedException {
    release(lock);
    try {
      lock.wait(millis, nanos);
    } finally {
      acquire(lock);
    }
  }

  // ---- threads ----

  /** A thread is about to be started by the calling one. */
  public static void starts(Thread thread) {
    Strand strand = STRANDS.current();
    if (!strand.isInside) {
      strand.isInside = true;
      Birth birth = (Birth) BIRTHS.get(thread, System.identityHashCode(thread)).value();
      birth.creator = strand.thread.getName();
      birth.place = strand.context.child(strand.site);
      birth.job = strand.job;
      STRANDS.starts(birth);
      strand.isInside = false;
      release(thread);
    }
  }

  /** The calling thread ends. */
  public static void ends(Thread thread) {
    Strand strand = STRANDS.current();
    if (strand.thread == thread && !strand.isInside) {
      release(thread);
      strand.isInside = true;
      strand.recent.clear();
      strand.recentSynchronisation.clear();
      STRANDS.end(strand);
    }
  }

  /** Stands for {@code thread::isAlive}. */
  public static boolean isAlive(Thread thread) {
    boolean isAlive = thread.isAlive();
    acquire(thread);
    return isAlive;
  }

  /** Stands for {@code thread::getState}. */
  public static Thread.State getState(Thread thread) {
    Thread.State state = thread.getState();
    acquire(thread);
    return state;
  }

  /** The calling thread has been interrupted, or has looked whether it was. */
  public static void interrupted() {
    acquire(Thread.currentThread());
  }
}
