package dev.racetest.harness.jcstress;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a test of each jcstress class that {@link JCStressTests} of the implementing class names.
 */
@ExtendWith(JCStressClassesResolver.class)
public interface JCStressSuite {
  /** The tests; there is no need to call it. */
  @TestFactory
  default Stream<DynamicTest> jcstress(JCStressClasses classes) {
    return classes.tests();
  }
}
