package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.text.DateFormat;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/** Dates, calendars and their formats, all of which can change and many of which do so unasked. */
public class DateHelpers {
  private static final long A_DAY = 86_400_000L;

  private static DateFormat format() {
    DateFormat format = new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT);
    format.setTimeZone(TimeZone.getTimeZone("UTC"));
    return format;
  }

  private static Calendar calendar() {
    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    calendar.setTimeInMillis(0);
    return calendar;
  }

  /** To write a date, the format puts it into its calendar first. */
  @Verdict(value = Expected.DATA_RACE, variable = "DateFormat.format")
  public void formatAgainstFormat() throws Exception {
    DateFormat format = format();
    Threads.runAll(() -> format.format(new Date(0)), () -> format.format(new Date(A_DAY)));
  }

  /** To read one, it does so field by field. */
  @Verdict(value = Expected.DATA_RACE, variable = "DateFormat.parse")
  public void parseAgainstFormat() throws Exception {
    DateFormat format = format();
    Threads.runAll(() -> format.parse("2026-01-01"), () -> format.format(new Date(0)));
  }

  /** One at a time. */
  @Verdict(Expected.SILENT)
  public void formatUnderOneLock() throws Exception {
    DateFormat format = format();
    Threads.Action write =
        () -> {
          synchronized (format) {
            Check.equal("1970-01-01", format.format(new Date(0)));
          }
        };
    Threads.runAll(write, write);
  }

  /** Each with a copy, and the copy has a calendar of its own. */
  @Verdict(Expected.SILENT)
  public void aCloneForEachThread() throws Exception {
    DateFormat format = format();
    Threads.Action write =
        () -> {
          DateFormat own = (DateFormat) format.clone();
          Check.equal("1970-01-01", own.format(new Date(0)));
        };
    Threads.runAll(write, write);
  }

  /** Each with the one that belongs to its thread. */
  @Verdict(Expected.SILENT)
  public void aFormatForEachThread() throws Exception {
    ThreadLocal<DateFormat> format = ThreadLocal.withInitial(DateHelpers::format);
    Threads.Action write = () -> Check.equal("1970-01-02", format.get().format(new Date(A_DAY)));
    Threads.runAll(write, write);
  }

  /** The formatters of {@code java.time} never change. */
  @Verdict(Expected.SILENT)
  public void immutableFormatter() throws Exception {
    DateTimeFormatter formatter = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    LocalDate day = LocalDate.of(2026, 1, 1);
    Threads.Action write =
        () -> {
          Check.equal("2026-01-01", formatter.format(day));
          Check.equal(day, LocalDate.parse("2026-01-01", formatter));
        };
    Threads.runAll(write, write);
  }

  /** A date that is not a value but a variable. */
  @Verdict(value = Expected.DATA_RACE, variable = "Date.setTime")
  public void setTimeAgainstGetTime() throws Exception {
    Date date = new Date(0);
    Threads.runAll(() -> date.setTime(A_DAY), () -> Check.that(date.getTime() >= 0, "before"));
  }

  /** To compare two dates is to read both. */
  @Verdict(value = Expected.DATA_RACE, variable = "Date.setTime")
  public void setTimeAgainstCompare() throws Exception {
    Date date = new Date(0);
    Threads.runAll(
        () -> date.setTime(A_DAY), () -> Check.that(new Date(2 * A_DAY).after(date), "too late"));
  }

  /** As long as nobody sets it, it is as good as a value. */
  @Verdict(Expected.SILENT)
  public void getTimeAgainstGetTime() throws Exception {
    Date date = new Date(A_DAY);
    Threads.runAll(
        () -> Check.equal(A_DAY, date.getTime()),
        () -> Check.equal(0, date.compareTo(new Date(A_DAY))));
  }

  /** The fields of the calendar that the text needs are worked out first, and kept in the date. */
  @Verdict(value = Expected.DATA_RACE, variable = "Date.toString")
  public void toStringAgainstToString() throws Exception {
    Date date = new Date(0);
    Threads.Action write = () -> Check.that(!date.toString().isEmpty(), "nothing");
    Threads.runAll(write, write);
  }

  /** One thread moves the calendar on, the other one reads what day it is. */
  @Verdict(value = Expected.DATA_RACE, variable = "GregorianCalendar.add")
  public void addAgainstGet() throws Exception {
    Calendar calendar = calendar();
    Threads.runAll(() -> calendar.add(Calendar.DATE, 1), () -> calendar.get(Calendar.DAY_OF_WEEK));
  }

  /** The fields are all worked out already, and asking for them is only reading. */
  @Verdict(Expected.SILENT)
  public void getAgainstGet() throws Exception {
    Calendar calendar = calendar();
    Check.equal(1970, calendar.get(Calendar.YEAR));
    Threads.runAll(
        () -> Check.equal(1970, calendar.get(Calendar.YEAR)),
        () -> Check.equal(1, calendar.get(Calendar.DAY_OF_MONTH)));
  }

  /** After a field was set, whoever asks first works out the others. */
  @Verdict(value = Expected.DATA_RACE, variable = "Calendar.get")
  public void getAgainstGetAfterSet() throws Exception {
    Calendar calendar = calendar();
    calendar.set(Calendar.YEAR, 2026);
    Threads.runAll(
        () -> calendar.get(Calendar.DAY_OF_WEEK), () -> calendar.get(Calendar.DAY_OF_MONTH));
  }

  /** Set by one, read as a time by the other. */
  @Verdict(value = Expected.DATA_RACE, variable = "Calendar.set")
  public void setAgainstGetTime() throws Exception {
    Calendar calendar = calendar();
    Threads.runAll(() -> calendar.set(Calendar.YEAR, 2026), () -> calendar.getTime());
  }

  /** Each thread counts with a copy. */
  @Verdict(Expected.SILENT)
  public void aCalendarForEachThread() throws Exception {
    Calendar calendar = calendar();
    Threads.Action move =
        () -> {
          Calendar own = (Calendar) calendar.clone();
          own.add(Calendar.DATE, 1);
          Check.equal(A_DAY, own.getTimeInMillis());
        };
    Threads.runAll(move, move);
  }
}
