package dev.racetest.junit;

import java.util.List;
import org.junit.jupiter.api.extension.Extension;

/** The extensions that are registered for a test method or a test class. */
interface Extensions {
  /** Those of {@code type} in the order of their registration, inherited ones first. */
  <X extends Extension> List<X> of(Class<X> type);
}
