package dev.racetest.junit;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.TestInstances;

/** The instances of one execution, the outermost first. */
record Instances(List<Object> all) implements TestInstances {
  @Override
  public Object getInnermostInstance() {
    return all.get(all.size() - 1);
  }

  @Override
  public List<Object> getEnclosingInstances() {
    return all.subList(0, all.size() - 1);
  }

  @Override
  public List<Object> getAllInstances() {
    return all;
  }

  @Override
  public <T> Optional<T> findInstance(Class<T> requiredType) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (requiredType.isInstance(all.get(i))) {
        return Optional.of(requiredType.cast(all.get(i)));
      }
    }
    return Optional.empty();
  }
}
