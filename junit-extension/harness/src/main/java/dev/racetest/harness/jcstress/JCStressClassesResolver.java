package dev.racetest.harness.jcstress;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a suite its classes. */
final class JCStressClassesResolver implements ParameterResolver {
  /** For JUnit. */
  JCStressClassesResolver() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == JCStressClasses.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return new JCStressClasses(context);
  }
}
