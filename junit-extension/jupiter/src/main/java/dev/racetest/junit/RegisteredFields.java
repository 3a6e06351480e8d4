package dev.racetest.junit;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;

/**
 * The {@link RegisterExtension} fields of test instances: JUnit has registered the extensions of
 * one instance, and every other instance has to have these very extensions in its fields.
 */
final class RegisteredFields {
  private record Registered(Field field, Object extension) {}

  private final List<Registered> fields;

  private RegisteredFields(List<Registered> fields) {
    this.fields = fields;
  }

  /** Reads the fields of the instance that JUnit has made. */
  static RegisteredFields of(Class<?> testClass, Object instance) throws IllegalAccessException {
    List<Registered> registered = new ArrayList<>();
    for (Field field :
        AnnotationSupport.findAnnotatedFields(
            testClass,
            RegisterExtension.class,
            ModifierSupport::isNotStatic,
            HierarchyTraversalMode.TOP_DOWN)) {
      field.setAccessible(true);
      registered.add(new Registered(field, field.get(instance)));
    }
    return new RegisteredFields(registered);
  }

  /** Puts the extensions into the fields of another instance. */
  void fill(Object instance) throws IllegalAccessException {
    for (Registered registered : fields) {
      registered.field().set(instance, registered.extension());
    }
  }
}
