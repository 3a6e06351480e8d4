package dev.racetest.junit;

import java.lang.invoke.MethodType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * What extensions put into a context during one execution. What is not here is looked for in the
 * store of the context around, and at last in JUnit's store of the test class.
 *
 * <p>JUnit's store of the test <em>method</em> is not consulted: what the callbacks around the
 * whole exploration have put there belongs to no execution.
 */
final class ExecutionStore {
  private record Key(Namespace namespace, Object key) {}

  private record Value(int order, Object object) {}

  private final ExecutionStore outer;
  private final ExtensionContext classContext;
  private final AtomicInteger puts = new AtomicInteger();
  private final Map<Key, Value> values = new ConcurrentHashMap<>(2);

  /**
   * Makes an empty store.
   *
   * @param outer the store of the context around, in the same execution, or null
   * @param classContext JUnit's own context of the test class
   */
  ExecutionStore(ExecutionStore outer, ExtensionContext classContext) {
    this.outer = outer;
    this.classContext = classContext;
  }

  /** The part of the store that {@code namespace} names. */
  Store in(Namespace namespace) {
    return new View(namespace);
  }

  /** Closes the values that want to be closed, the last one first. */
  void close(Outcome outcome) {
    if (values.isEmpty()) {
      return;
    }
    List<Value> inReverse =
        values.values().stream().sorted(Comparator.comparingInt(Value::order).reversed()).toList();
    values.clear();
    for (Value value : inReverse) {
      outcome.attempt(() -> JUnitInternals.closeStored(value.object()));
    }
  }

  private Value local(Key key) {
    Value value = values.get(key);
    return value != null || outer == null ? value : outer.local(key);
  }

  private Object get(Key key) {
    Value value = local(key);
    return value != null ? value.object() : classContext.getStore(key.namespace()).get(key.key());
  }

  private void put(Key key, Object object) {
    values.put(key, new Value(puts.incrementAndGet(), object));
  }

  private Object putIfAbsent(Key key, Object object) {
    Value before = values.putIfAbsent(key, new Value(puts.incrementAndGet(), object));
    return before == null ? object : before.object();
  }

  private Object remove(Key key) {
    Value removed = values.remove(key);
    return removed == null ? null : removed.object();
  }

  /** The store as extensions see it, with the methods of all supported versions of JUnit. */
  private final class View implements Store {
    private final Namespace namespace;

    View(Namespace namespace) {
      this.namespace = namespace;
    }

    private Key key(Object key) {
      return new Key(namespace, key);
    }

    @Override
    public Object get(Object key) {
      return ExecutionStore.this.get(key(key));
    }

    @Override
    public <V> V get(Object key, Class<V> requiredType) {
      return cast(get(key), requiredType);
    }

    // Not computed inside the map: the function may well use the store.
    @Override
    @SuppressWarnings("deprecation")
    public <K, V> Object getOrComputeIfAbsent(
        K key, Function<? super K, ? extends V> defaultCreator) {
      Object value = get(key);
      return value != null ? value : putIfAbsent(key(key), defaultCreator.apply(key));
    }

    @Override
    @SuppressWarnings("deprecation")
    public <K, V> V getOrComputeIfAbsent(
        K key, Function<? super K, ? extends V> defaultCreator, Class<V> requiredType) {
      return cast(getOrComputeIfAbsent(key, defaultCreator), requiredType);
    }

    @Override
    public <K, V> Object computeIfAbsent(K key, Function<? super K, ? extends V> defaultCreator) {
      return getOrComputeIfAbsent(key, defaultCreator);
    }

    @Override
    public <K, V> V computeIfAbsent(
        K key, Function<? super K, ? extends V> defaultCreator, Class<V> requiredType) {
      return getOrComputeIfAbsent(key, defaultCreator, requiredType);
    }

    @Override
    public void put(Object key, Object value) {
      ExecutionStore.this.put(key(key), value);
    }

    @Override
    public Object remove(Object key) {
      return ExecutionStore.this.remove(key(key));
    }

    @Override
    public <V> V remove(Object key, Class<V> requiredType) {
      return cast(remove(key), requiredType);
    }

    @SuppressWarnings("unchecked")
    private static <V> V cast(Object value, Class<V> requiredType) {
      return (V) MethodType.methodType(requiredType).wrap().returnType().cast(value);
    }
  }
}
