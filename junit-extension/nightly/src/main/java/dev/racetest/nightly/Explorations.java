package dev.racetest.nightly;

import dev.racetest.junit.ExplorationListener;
import dev.racetest.junit.RaceTest;
import dev.racetest.scheduler.ExplorationResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Hands the result of an exploration to the worker that has asked for it; one at a time. */
public final class Explorations implements ExplorationListener {
  private static final AtomicReference<@Nullable Explored> LAST = new AtomicReference<>();

  /** For the service loader. */
  public Explorations() {}

  /** The result that came last, once. */
  static Optional<Explored> takeLast() {
    return Optional.ofNullable(LAST.getAndSet(null));
  }

  @Override
  public void explored(ExtensionContext context, ExplorationResult result) {
    LAST.set(new Explored(result, expectedOutcomes(context)));
  }

  private static Optional<List<String>> expectedOutcomes(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), RaceTest.class)
        .map(annotation -> List.of(annotation.expectOutcomes()))
        .filter(outcomes -> !outcomes.isEmpty());
  }
}
