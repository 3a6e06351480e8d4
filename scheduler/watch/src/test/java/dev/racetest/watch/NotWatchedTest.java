package dev.racetest.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report says of what it does not know. */
class NotWatchedTest {
  @Test
  void eachKindIsALineAndLongListsAreCutShort() {
    NotWatched.excluded("org/acme/deep/in/One");
    NotWatched.excluded("org/acme/Two");
    NotWatched.excluded("single/Three");
    NotWatched.excluded("Four");
    NotWatched.nativeMethod();
    NotWatched.loadedBefore("org/acme/Early");
    NotWatched.failed("org.acme.Strange");
    assertEquals(
        List.of(
            "accesses in the JDK's own code, other than to collections",
            "accesses in org.acme (2 classes), single (1 class), the unnamed package (1 class)",
            "1 native method",
            "fields of classes that were loaded before the agent: org.acme.Early",
            "classes that could not be rewritten: org.acme.Strange"),
        NotWatched.lines());
    // What is known of a JVM is never taken back, so this comes in the same test.
    for (int i = 0; i < 30; i++) {
      NotWatched.failed("com.many.Type" + (10 + i));
    }
    String line = NotWatched.lines().get(NotWatched.lines().size() - 1);
    assertTrue(line.contains("com.many.Type10, ") && line.endsWith(" more"), line);
  }
}
