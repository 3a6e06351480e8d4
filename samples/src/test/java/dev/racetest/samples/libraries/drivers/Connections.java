package dev.racetest.samples.libraries.drivers;

import org.apache.commons.pool.BasePoolableObjectFactory;
import org.apache.commons.pool.impl.GenericObjectPool;

/** A pool with room for a single object; who finds it empty waits without limit. */
final class Connections extends GenericObjectPool {
  Connections() {
    super(
        new BasePoolableObjectFactory() {
          @Override
          public Object makeObject() {
            return new Object();
          }
        },
        1);
  }
}
