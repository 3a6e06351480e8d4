package dev.racetest.scheduler.report;

/** Text in lines, with the line end that is the same everywhere. */
final class Lines {
  private final StringBuilder text = new StringBuilder();

  Lines add(String line) {
    text.append(line.stripTrailing()).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
