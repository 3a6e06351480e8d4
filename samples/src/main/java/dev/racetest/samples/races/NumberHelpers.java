package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.text.ChoiceFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Date;
import java.util.Locale;

/** Formats of numbers and messages, which do their work in fields of their own. */
public class NumberHelpers {
  private static NumberFormat format() {
    return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  /** The digits are put together in a buffer that belongs to the format. */
  @Verdict(value = Expected.DATA_RACE, variable = "NumberFormat.format")
  public void formatAgainstFormat() throws Exception {
    NumberFormat format = format();
    Threads.runAll(() -> format.format(1234.5), () -> format.format(0.25));
  }

  /** The digits that are read are collected in the format, too. */
  @Verdict(value = Expected.DATA_RACE, variable = "NumberFormat.parse")
  public void parseAgainstParse() throws Exception {
    NumberFormat format = format();
    Threads.runAll(() -> format.parse("1,234.5"), () -> format.parse("0.25"));
  }

  /** Somebody wants fewer digits while another one writes. */
  @Verdict(value = Expected.DATA_RACE, variable = "DecimalFormat.setMaximumFractionDigits")
  public void settingAgainstFormat() throws Exception {
    NumberFormat format = format();
    Threads.runAll(() -> format.setMaximumFractionDigits(1), () -> format.format(1234.56));
  }

  /** One at a time. */
  @Verdict(Expected.SILENT)
  public void formatUnderOneLock() throws Exception {
    NumberFormat format = format();
    Threads.Action write =
        () -> {
          synchronized (format) {
            Check.equal("1,234.50", format.format(1234.5));
          }
        };
    Threads.runAll(write, write);
  }

  /** Each with a copy. */
  @Verdict(Expected.SILENT)
  public void aCloneForEachThread() throws Exception {
    NumberFormat format = format();
    Threads.Action write =
        () -> {
          NumberFormat own = (NumberFormat) format.clone();
          Check.equal("1,234.50", own.format(1234.5));
        };
    Threads.runAll(write, write);
  }

  /** A new format for each number, which is what these methods make. */
  @Verdict(Expected.SILENT)
  public void aFormatForEachCall() throws Exception {
    Threads.Action write =
        () -> {
          Check.equal("0.25", String.format(Locale.ROOT, "%.2f", 0.25));
          Check.equal("1 of 2", MessageFormat.format("{0} of {1}", 1, 2));
        };
    Threads.runAll(write, write);
  }

  /** The pattern of the message has a date format inside, with its calendar. */
  @Verdict(value = Expected.DATA_RACE, variable = "Format.format")
  public void messageWithADate() throws Exception {
    Format message = new MessageFormat("on {0,date,yyyy-MM-dd}", Locale.ROOT);
    Threads.Action write = () -> message.format(new Object[] {new Date(0)});
    Threads.runAll(write, write);
  }

  /** The same message under a lock. */
  @Verdict(Expected.SILENT)
  public void messageWithADateUnderOneLock() throws Exception {
    Format message = new MessageFormat("in {0,date,yyyy}", Locale.ROOT);
    Threads.Action write =
        () -> {
          synchronized (message) {
            Check.equal(7, message.format(new Object[] {new Date(0)}).length());
          }
        };
    Threads.runAll(write, write);
  }

  /** Other choices come while the first ones are gone through. */
  @Verdict(value = Expected.DATA_RACE, variable = "ChoiceFormat.setChoices")
  public void choicesSetAgainstFormat() throws Exception {
    ChoiceFormat choice = new ChoiceFormat("0#none|1#one|2#many");
    Threads.runAll(
        () -> choice.setChoices(new double[] {0, 1}, new String[] {"no", "yes"}),
        () -> choice.format(1.0));
  }

  /** Who wants other choices makes another format. */
  @Verdict(Expected.SILENT)
  public void choicesForEachThread() throws Exception {
    Threads.runAll(
        () -> Check.equal("one", new ChoiceFormat("0#none|1#one|2#many").format(1)),
        () -> Check.equal("yes", new ChoiceFormat("0#no|1#yes").format(1)));
  }
}
