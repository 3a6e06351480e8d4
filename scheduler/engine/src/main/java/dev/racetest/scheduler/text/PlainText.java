package dev.racetest.scheduler.text;

import java.util.List;

/**
 * A finding of which there is little to say.
 *
 * @param headline what happened
 * @param sentences what else is known
 */
public record PlainText(String headline, List<String> sentences) implements Section {
  /** Makes the text; later changes of the list do not change it. */
  public PlainText {
    sentences = List.copyOf(sentences);
  }

  @Override
  public String text(Room room) {
    Lines out = new Lines().wrapped("", headline);
    sentences.forEach(sentence -> out.wrapped("  ", sentence));
    return out.toString();
  }
}
