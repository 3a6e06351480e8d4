package dev.racetest.harness.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;
import static org.openjdk.jcstress.annotations.Expect.UNKNOWN;

import dev.racetest.harness.WrongTestException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
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
import org.openjdk.jcstress.annotations.Result;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Classes that break a rule, and the order in which expected outcomes are looked at. */
class StressClassReaderTest {
  private static final String ACTOR = "@Actor public void actor1(II_Result r) { r.r1 = x; }";
  private static final String ARBITER = "@Arbiter public void arbiter(II_Result r) { r.r2 = x; }";
  private static final String SIGNAL = "@Signal public void signal() { stop = true; }";
  private static final String STATE = "@State public class Shared { int x; }";
  private static final String RESULT = "@Result public class Seen { public int r1; }";
  private static final String TEST = "public class T { public T() {} ... }";

  /** What is said of a class: where in this file, what is wrong, and how it is right. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Says {
    String place();

    String rule();

    String example();
  }

  @Says(
      place = "NoConstructor",
      rule = "there must be a constructor without parameters",
      example = TEST)
  @JCStressTest
  @State
  public static class NoConstructor {
    public NoConstructor(int size) {}

    @Actor
    public void actor1(I_Result r) {}
  }

  @Says(
      place = "TwoArbiters",
      rule = "a test has one @Arbiter method at most, not 2: arbiter1, arbiter2",
      example = ARBITER)
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

  @Says(
      place = "PrivateState$Hidden, the @State of %PrivateState",
      rule = "a @State class must be public",
      example = STATE)
  @JCStressTest
  public static class PrivateState {
    @State
    private static class Hidden {}

    @Actor
    public void actor1(Hidden s, I_Result r) {}
  }

  @Says(
      place = "FinalState$Fixed, the @State of %FinalState",
      rule = "a @State class must not be final",
      example = STATE)
  @JCStressTest
  public static class FinalState {
    @State
    public static final class Fixed {}

    @Actor
    public void actor1(Fixed s, I_Result r) {}
  }

  @Says(
      place = "NoActor",
      rule = "no method declared in the class is annotated @Actor",
      example = ACTOR)
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

  @Says(place = "NoState", rule = "there is no @State for the actors to share", example = STATE)
  @JCStressTest
  public static class NoState {
    @Actor
    public void actor1(I_Result r) {}
  }

  @Says(
      place = "NoResult",
      rule = "there is no @Result to tell what the actors saw",
      example = ACTOR)
  @JCStressTest
  @State
  public static class NoResult {
    @Actor
    public void actor1() {}
  }

  @Says(
      place = "UnknownParameter.actor1",
      rule = "a parameter is of a class annotated @State or @Result, but java.lang.String is not",
      example = ACTOR)
  @JCStressTest
  @State
  public static class UnknownParameter {
    @Actor
    public void actor1(String text, I_Result r) {}
  }

  @Says(
      place = "TwoResults.actor2",
      rule =
          "there is one @Result class in a test, but here are org.openjdk.jcstress.infra.results.I_Result and org.openjdk.jcstress.infra.results.II_Result",
      example = RESULT)
  @JCStressTest
  @State
  public static class TwoResults {
    @Actor
    public void actor1(I_Result r) {}

    @Actor
    public void actor2(II_Result r) {}
  }

  @Says(
      place = "PrivateActor.actor1",
      rule = "a method annotated @Actor is not private",
      example = ACTOR)
  @JCStressTest
  @State
  public static class PrivateActor {
    @Actor
    private void actor1(I_Result r) {}
  }

  @Says(place = "Inner", rule = "a nested class must be static", example = "public static class T")
  @JCStressTest
  @State
  public class Inner {
    @Actor
    public void actor1(I_Result r) {}
  }

  @Says(place = "NoSignal", rule = "the mode Termination needs a @Signal method", example = SIGNAL)
  @JCStressTest(Mode.Termination)
  public static class NoSignal {
    @Actor
    public void actor1() {}
  }

  @Says(
      place = "TwoTerminating",
      rule = "the mode Termination has one @Actor, not 2: actor1, actor2",
      example = "@Actor public void actor1() { while (!stop) {} }")
  @JCStressTest(Mode.Termination)
  public static class TwoTerminating {
    @Actor
    public void actor1() {}

    @Actor
    public void actor2() {}

    @Signal
    public void signal() {}
  }

  @Says(
      place = "BadPattern",
      rule = "the id \"[1\" of an @Outcome is no regular expression (Unclosed character class)",
      example = "@Outcome(id = \"1, 2\", expect = ACCEPTABLE)")
  @JCStressTest
  @Outcome(id = "[1", expect = ACCEPTABLE)
  @State
  public static class BadPattern {
    @Actor
    public void actor1(I_Result r) {}
  }

  @Says(
      place = "NotAnnotated",
      rule = "a jcstress test is annotated @JCStressTest",
      example = "@JCStressTest @State public class T")
  @State
  public static class NotAnnotated {
    @Actor
    public void actor1(I_Result r) {}
  }

  @Says(
      place = "PrivateConstructor",
      rule = "the constructor without parameters must not be private",
      example = TEST)
  @JCStressTest
  @State
  public static class PrivateConstructor {
    private PrivateConstructor() {}

    @Actor
    public void actor1(I_Result r) {}
  }

  @Says(
      place = "Abstract",
      rule = "a class of which instances are made must not be abstract",
      example = TEST)
  @JCStressTest
  @State
  public abstract static class Abstract {
    @Actor
    public void actor1(I_Result r) {}
  }

  @Says(
      place = "StateWithoutConstructor$Sized, the @State of %StateWithoutConstructor",
      rule = "there must be a constructor without parameters",
      example = STATE)
  @JCStressTest
  public static class StateWithoutConstructor {
    @State
    public static class Sized {
      public Sized(int size) {}
    }

    @Actor
    public void actor1(Sized s, I_Result r) {}
  }

  @Says(
      place = "PrivateResult$Seen, the @Result of %PrivateResult",
      rule = "a @Result class must be public",
      example = RESULT)
  @JCStressTest
  @State
  public static class PrivateResult {
    @Result
    private static class Seen {}

    @Actor
    public void actor1(Seen seen) {}
  }

  @Says(
      place = "DerivedResult$Seen, the @Result of %DerivedResult",
      rule = "a @Result class must not extend another class",
      example = RESULT)
  @JCStressTest
  @State
  public static class DerivedResult {
    @Result
    public static class Seen extends NoConstructorNeeded {}

    @Actor
    public void actor1(Seen seen) {}
  }

  @Says(
      place = "TwoSignals",
      rule = "a test has one @Signal method at most, not 2: signal1, signal2",
      example = SIGNAL)
  @JCStressTest(Mode.Termination)
  @State
  public static class TwoSignals {
    @Actor
    public void actor1() {}

    @Signal
    public void signal1() {}

    @Signal
    public void signal2() {}
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
    Says says = type.getAnnotation(Says.class);
    String here = StressClassReaderTest.class.getName() + "$";
    String place = here + says.place().replace("%", here);
    assertEquals(place + ": " + says.rule() + ". Example: " + says.example(), refused.getMessage());
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
