package dev.racetest.harness;

import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A test class breaks a rule of its front end. */
public final class WrongTestException extends ExtensionConfigurationException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong and how it is right.
   *
   * @param place the class, or the class and one of its members
   * @param rule what is not as it must be, a sentence without a full stop
   * @param example how it looks when it is right
   */
  public WrongTestException(String place, String rule, String example) {
    super(place + ": " + rule + ". Example: " + example);
  }
}
