package dev.racetest.agent;

import java.util.List;
import java.util.Set;

/** Decides how each class is treated, by its name and loader. Names are in internal form. */
final class ClassFilter {
  private static final Set<String> COLLECTIONS =
      Set.of(
          "ArrayList",
          "LinkedList",
          "ArrayDeque",
          "PriorityQueue",
          "HashMap",
          "LinkedHashMap",
          "TreeMap",
          "HashSet",
          "LinkedHashSet",
          "TreeSet",
          "IdentityHashMap",
          "EnumMap",
          "BitSet",
          "RegularEnumSet",
          "JumboEnumSet",
          "AbstractList",
          "SubList",
          "Calendar",
          "GregorianCalendar",
          "Date",
          "IntSummaryStatistics",
          "LongSummaryStatistics",
          "DoubleSummaryStatistics",
          "Scanner",
          "SplittableRandom",
          "StringJoiner",
          "StringTokenizer");

  /** Whole names: parts of classes that are otherwise treated in another way, and text formats. */
  private static final Set<String> COLLECTIONS_ELSEWHERE =
      Set.of(
          "java/util/Arrays$ArrayList",
          "java/util/Arrays$ArrayItr",
          "java/util/Spliterators$ArraySpliterator",
          "java/util/Spliterators$IntArraySpliterator",
          "java/util/Spliterators$LongArraySpliterator",
          "java/util/Spliterators$DoubleArraySpliterator",
          "java/util/regex/Matcher",
          "java/text/ChoiceFormat",
          "java/text/CompactNumberFormat",
          "java/text/DateFormat",
          "java/text/DecimalFormat",
          "java/text/DigitList",
          "java/text/MessageFormat",
          "java/text/NumberFormat",
          "java/text/SimpleDateFormat",
          "java/text/StringCharacterIterator");

  private static final Set<String> LOCKING =
      Set.of("Vector", "Stack", "Hashtable", "Properties", "Observable");

  private static final Set<String> WAITING = Set.of("Timer", "TimerThread", "TaskQueue");

  /** Whole names: they stand beside classes that must be left alone. */
  private static final Set<String> WAITING_ELSEWHERE =
      Set.of(
          "java/io/PipedInputStream",
          "java/io/PipedOutputStream",
          "java/io/PipedReader",
          "java/io/PipedWriter");

  private static final Set<String> ENVIRONMENT =
      Set.of(
          "java/time/Clock",
          "java/time/Clock$SystemClock",
          "java/time/Clock$SystemInstantSource",
          "java/util/Calendar$Builder",
          "sun/util/locale/provider/CalendarProviderImpl",
          "java/util/Random",
          "java/util/Collections",
          "java/util/Objects",
          "java/util/Arrays",
          "java/util/ImmutableCollections",
          "java/util/AbstractMap",
          "java/util/AbstractSet",
          "java/util/WeakHashMap",
          "java/nio/file/TempFileHelper",
          "java/io/File$TempDirectory",
          "jdk/internal/event/ThrowableTracer",
          "jdk/jfr/internal/instrument/ThrowableTracer");

  /** Synchronisation of the JDK outside {@code java.util.concurrent} that others rely on. */
  private static final Set<String> CONCURRENT_ELSEWHERE =
      Set.of(
          "java/util/stream/AbstractShortCircuitTask",
          "jdk/internal/misc/ThreadFlock",
          "jdk/internal/vm/ThreadContainer",
          "jdk/internal/vm/SharedThreadContainer");

  /**
   * Test frameworks, assertion and mocking libraries, logging back ends, other agents, and RaceTest
   * itself: their inner workings are not under test, and their own synchronisation would hide
   * races.
   */
  private static final List<String> EXCLUDED =
      List.of(
          "dev/racetest/agent/",
          "dev/racetest/hooks/",
          "dev/racetest/scheduler/",
          "dev/racetest/strategies/",
          "dev/racetest/detector/",
          "dev/racetest/reports/",
          "dev/racetest/junit/",
          "dev/racetest/kit/",
          "dev/racetest/harness/",
          "org/openjdk/jcstress/annotations/",
          "org/openjdk/jcstress/infra/",
          "org/openjdk/jcstress/util/",
          "org/junit/",
          "junit/",
          "org/opentest4j/",
          "org/apiguardian/",
          "org/hamcrest/",
          "org/assertj/",
          "com/google/common/truth/",
          "org/mockito/",
          "net/bytebuddy/",
          "org/easymock/",
          "org/objenesis/",
          "io/mockk/",
          "org/slf4j/",
          "ch/qos/logback/",
          "org/apache/logging/",
          "org/apache/log4j/",
          "org/apache/commons/logging/",
          "org/apache/maven/",
          "org/gradle/",
          "worker/org/gradle/",
          "com/intellij/",
          "org/jacoco/",
          "org/eclipse/jdt/internal/junit",
          "org/testng/",
          "io/kotest/",
          "org/spockframework/",
          "kotlin/reflect/",
          "groovy/lang/",
          "org/codehaus/groovy/",
          "org/apache/groovy/",
          "org/openjdk/jmh/");

  private static final List<String> PLATFORM =
      List.of("java/", "javax/", "jdk/", "sun/", "com/sun/", "org/graalvm/");

  /** Its threads are the user's threads. */
  private static final String BODIES = "dev/racetest/scheduler/RaceTests";

  /** Its accesses are there for the steps that they make. */
  private static final String BOUNDARIES = "dev/racetest/harness/operations/Boundary";

  private final List<String> included;
  private final List<String> excluded;

  /**
   * Makes a filter.
   *
   * @param included packages to treat as user code although they are on the built-in list
   * @param excluded packages to leave alone; both as prefixes in internal form
   */
  ClassFilter(List<String> included, List<String> excluded) {
    this.included = included;
    this.excluded = excluded;
  }

  /** The treatment of the class {@code name} that {@code loader} defines. */
  Treatment treatment(String name, ClassLoader loader) {
    if (name.startsWith("java/util/concurrent/") || CONCURRENT_ELSEWHERE.contains(name)) {
      return Treatment.CONCURRENT;
    }
    if (COLLECTIONS_ELSEWHERE.contains(name)) {
      return Treatment.COLLECTION;
    }
    if (ENVIRONMENT.contains(name)
        || name.startsWith("java/util/ImmutableCollections$")
        || isGenerator(name)) {
      return Treatment.ENVIRONMENT;
    }
    if (WAITING_ELSEWHERE.contains(name)) {
      return Treatment.WAITING;
    }
    if (name.startsWith("java/util/")) {
      return collection(name.substring("java/util/".length()));
    }
    if (name.equals("java/lang/StringBuffer")) {
      return Treatment.LOCKING;
    }
    if (startsWithAny(name, PLATFORM) || loader == null) {
      return Treatment.NONE;
    }
    if (name.startsWith(BODIES) || name.equals(BOUNDARIES)) {
      return Treatment.USER;
    }
    if (startsWithAny(name, excluded)) {
      return Treatment.NONE;
    }
    return startsWithAny(name, EXCLUDED) && !startsWithAny(name, included)
        ? Treatment.NONE
        : Treatment.USER;
  }

  /** The generators behind {@code RandomGenerator}. */
  static boolean isGenerator(String name) {
    return name.startsWith("jdk/random/") || name.startsWith("jdk/internal/random/");
  }

  private static Treatment collection(String simpleName) {
    int nested = simpleName.indexOf('$');
    String outer = nested < 0 ? simpleName : simpleName.substring(0, nested);
    if (COLLECTIONS.contains(outer)) {
      return Treatment.COLLECTION;
    }
    if (LOCKING.contains(outer) || simpleName.startsWith("Collections$Synchronized")) {
      return Treatment.LOCKING;
    }
    return WAITING.contains(outer) ? Treatment.WAITING : Treatment.NONE;
  }

  private static boolean startsWithAny(String name, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
