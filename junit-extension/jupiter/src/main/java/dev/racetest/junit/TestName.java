package dev.racetest.junit;

import org.junit.jupiter.api.extension.ExtensionContext;

/** What a test is called in messages. */
final class TestName {
  private TestName() {}

  /** With the name that JUnit displays where the method alone does not say which test it is. */
  static String of(ExtensionContext context) {
    String display = context.getDisplayName();
    if (context.getTestMethod().isEmpty()) {
      return context.getParent().map(outer -> of(outer) + " ").orElse("") + display;
    }
    String method = context.getRequiredTestMethod().getName() + "()";
    String name = context.getRequiredTestClass().getName() + "." + method;
    return display.equals(method) ? name : name + " " + display;
  }
}
