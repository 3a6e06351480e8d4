package dev.racetest.harness.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;
import static org.openjdk.jcstress.annotations.Expect.UNKNOWN;

import dev.racetest.harness.WrongTestException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Classes that break a rule, and the order in which expected outcomes are looked at. */
class StressClassReaderTest {
  /** What the message has to name. */
  @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
  @interface Says {
    String[] value();
  }

  @Says({"NoConstructor", "constructor without parameters"})
  @JCStressTest
  @State
  public static class NoConstructor {
    public NoConstructor(int size) {}

    @Actor
    public void actor1(I_Result r) {}
  }

  @Says({"TwoArbiters", "two @Arbiter methods: arbiter1, arbiter2"})
  @JCStressTest
  @State
  public static class TwoArbiters {
    @Actor
    public void actor1(I_Result r) {}

    @Arbiter
    public void arbiter1(I_Result r) {}

    @Arbiter
    public void arbiter2(I_Result r) {}
  }

  @Says({"Hidden", "a @State class must be public"})
  @JCStressTest
  public static class PrivateState {
    @State
    private static class Hidden {}

    @Actor
    public void actor1(Hidden s, I_Result r) {}
  }

  @Says({"Fixed", "must not be final"})
  @JCStressTest
  public static class FinalState {
    @State
    public static final class Fixed {}

    @Actor
    public void actor1(Fixed s, I_Result r) {}
  }

  @Says({"NoActor", "@Actor"})
  @JCStressTest
  @State
  public static class NoActor extends NoConstructorNeeded {
    @Arbiter
    public void arbiter(I_Result r) {}
  }

  /** Its actor is not declared in the class that is run. */
  public static class NoConstructorNeeded {
    @Actor
    public void actor1(I_Result r) {}
  }

  @Says({"NoState", "there is no @State"})
  @JCStressTest
  public static class NoState {
    @Actor
    public void actor1(I_Result r) {}
  }

  @Says({"NoResult", "there is no @Result"})
  @JCStressTest
  @State
  public static class NoResult {
    @Actor
    public void actor1() {}
  }

  @Says({"UnknownParameter.actor1", "java.lang.String"})
  @JCStressTest
  @State
  public static class UnknownParameter {
    @Actor
    public void actor1(String text, I_Result r) {}
  }

  @Says({"TwoResults.actor2", "I_Result", "II_Result"})
  @JCStressTest
  @State
  public static class TwoResults {
    @Actor
    public void actor1(I_Result r) {}

    @Actor
    public void actor2(II_Result r) {}
  }

  @Says({"PrivateActor.actor1", "not private"})
  @JCStressTest
  @State
  public static class PrivateActor {
    @Actor
    private void actor1(I_Result r) {}
  }

  @Says({"Inner", "must be static"})
  @JCStressTest
  @State
  public class Inner {
    @Actor
    public void actor1(I_Result r) {}
  }

  @Says({"NoSignal", "needs a @Signal"})
  @JCStressTest(Mode.Termination)
  public static class NoSignal {
    @Actor
    public void actor1() {}
  }

  @Says({"TwoTerminating", "has one @Actor, not 2"})
  @JCStressTest(Mode.Termination)
  public static class TwoTerminating {
    @Actor
    public void actor1() {}

    @Actor
    public void actor2() {}

    @Signal
    public void signal() {}
  }

  @Says({"BadPattern", "no regular expression", "[1"})
  @JCStressTest
  @Outcome(id = "[1", expect = ACCEPTABLE)
  @State
  public static class BadPattern {
    @Actor
    public void actor1(I_Result r) {}
  }

  @TestFactory
  Stream<DynamicTest> wrongClassesAreRefused() {
    return Arrays.stream(StressClassReaderTest.class.getDeclaredClasses())
        .filter(type -> type.isAnnotationPresent(Says.class))
        .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> assertRefused(type)));
  }

  private static void assertRefused(Class<?> type) {
    WrongTestException refused =
        assertThrows(WrongTestException.class, () -> StressClassReader.read(type));
    for (String said : type.getAnnotation(Says.class).value()) {
      assertTrue(refused.getMessage().contains(said), refused.getMessage());
    }
    assertTrue(refused.getMessage().contains("Example: "), refused.getMessage());
  }

  /** Looked at first. */
  @Outcome(id = "1", expect = ACCEPTABLE_INTERESTING, desc = "of the meta class")
  public static class Meta {}

  @JCStressTest
  @JCStressMeta(Meta.class)
  @Outcome(id = "1", expect = FORBIDDEN, desc = "of the class")
  @Outcome(id = "[0-9]", expect = FORBIDDEN, desc = "pattern")
  @Outcome(
      id = {"2", "3"},
      expect = ACCEPTABLE,
      desc = "exact")
  @Outcome(expect = UNKNOWN, desc = "others")
  @State
  public static class Ordered {
    @Actor
    public void actor1(I_Result r) {}
  }

  @Test
  void outcomesAreLookedUpInOrder() {
    OutcomeCases cases = OutcomeCases.of(Ordered.class);
    assertEquals("of the meta class", cases.of("1").description());
    assertEquals("exact", cases.of("2").description());
    assertEquals("exact", cases.of("3").description());
    assertEquals("pattern", cases.of("4").description());
    assertEquals("others", cases.of("44").description());
    assertTrue(cases.of("44").fails());
  }

  @Test
  void whatNoCaseIsForIsForbidden() {
    assertEquals(Expect.FORBIDDEN, OutcomeCases.of(NoState.class).of("1").expect());
  }
}
