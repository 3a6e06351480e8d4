package dev.racetest.junit;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Finds the arguments of test methods, life-cycle methods and constructors, as JUnit does. */
final class Arguments {
  private static final Object[] NONE = {};
  private final List<ParameterResolver> resolvers;

  Arguments(List<ParameterResolver> resolvers) {
    this.resolvers = resolvers;
  }

  /** The arguments of a method of {@code target}. */
  Object[] of(Call<?> call, Object target, Execution execution) {
    return of(call, Optional.ofNullable(target), null, resolver -> execution.context());
  }

  /**
   * The arguments of a constructor.
   *
   * @param outer the enclosing instance, which is the first argument, or null if there is none
   * @param contexts the context for each resolver
   */
  Object[] of(
      Call<?> constructor, Object outer, Function<? super Extension, ExtensionContext> contexts) {
    return of(constructor, Optional.empty(), outer, contexts);
  }

  private Object[] of(
      Call<?> call,
      Optional<Object> target,
      Object outer,
      Function<? super Extension, ExtensionContext> contexts) {
    Parameter[] parameters = call.parameters();
    if (parameters.length == 0) {
      return NONE;
    }
    Object[] arguments = new Object[parameters.length];
    int first = 0;
    if (outer != null) {
      arguments[first++] = outer;
    }
    for (int i = first; i < arguments.length; i++) {
      ParameterContext parameter = new MethodParameter(parameters[i], i, target);
      arguments[i] = resolve(parameter, call.executable(), contexts);
    }
    return arguments;
  }

  private Object resolve(
      ParameterContext parameter,
      Executable executable,
      Function<? super Extension, ExtensionContext> contexts) {
    try {
      ParameterResolver resolver = resolver(parameter, executable, contexts);
      Object argument = resolver.resolveParameter(parameter, contexts.apply(resolver));
      check(argument, parameter.getParameter(), executable, resolver);
      return argument;
    } catch (ParameterResolutionException itself) {
      throw itself;
    } catch (RuntimeException failure) {
      throw new ParameterResolutionException(
          "Failed to resolve %s: %s".formatted(text(parameter, executable), failure.getMessage()),
          failure);
    }
  }

  private ParameterResolver resolver(
      ParameterContext parameter,
      Executable executable,
      Function<? super Extension, ExtensionContext> contexts) {
    List<ParameterResolver> able =
        resolvers.stream()
            .filter(resolver -> resolver.supportsParameter(parameter, contexts.apply(resolver)))
            .toList();
    if (able.size() == 1) {
      return able.get(0);
    }
    String where = text(parameter, executable);
    throw new ParameterResolutionException(
        able.isEmpty()
            ? "No ParameterResolver registered for " + where + "."
            : "Discovered multiple competing ParameterResolvers for " + where + ": " + able);
  }

  private static void check(
      Object argument, Parameter parameter, Executable executable, ParameterResolver resolver) {
    Class<?> type = parameter.getType();
    boolean fits =
        argument == null ? !type.isPrimitive() : type.isPrimitive() || type.isInstance(argument);
    if (!fits) {
      throw new ParameterResolutionException(
          ("ParameterResolver [%s] resolved a value of type [%s] for parameter [%s] in [%s], but"
                  + " one of type [%s] is required.")
              .formatted(
                  resolver.getClass().getName(),
                  argument == null ? null : argument.getClass().getName(),
                  parameter,
                  executable.toGenericString(),
                  type.getName()));
    }
  }

  private static String text(ParameterContext parameter, Executable executable) {
    return "parameter [%s] in [%s]"
        .formatted(parameter.getParameter(), executable.toGenericString());
  }

  private record MethodParameter(Parameter parameter, int index, Optional<Object> target)
      implements ParameterContext {
    @Override
    public Parameter getParameter() {
      return parameter;
    }

    @Override
    public int getIndex() {
      return index;
    }

    @Override
    public Optional<Object> getTarget() {
      return target;
    }
  }
}
