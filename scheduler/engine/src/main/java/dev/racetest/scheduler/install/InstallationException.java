package dev.racetest.scheduler.install;

/** Says why the agent cannot be installed, in words for the user. */
final class InstallationException extends Exception {
  private static final long serialVersionUID = 1L;

  InstallationException(String message) {
    super(message);
  }
}
