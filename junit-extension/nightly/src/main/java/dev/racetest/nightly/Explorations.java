package dev.racetest.nightly;

import dev.racetest.junit.ExplorationListener;
import dev.racetest.scheduler.ExplorationResult;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Hands the result of an exploration to the worker that has asked for it; one at a time. */
public final class Explorations implements ExplorationListener {
  private static final AtomicReference<@Nullable ExplorationResult> LAST = new AtomicReference<>();

  /** For the service loader. */
  public Explorations() {}

  /** The result that came last, once. */
  static Optional<ExplorationResult> takeLast() {
    return Optional.ofNullable(LAST.getAndSet(null));
  }

  @Override
  public void explored(ExtensionContext context, ExplorationResult result) {
    LAST.set(result);
  }
}
