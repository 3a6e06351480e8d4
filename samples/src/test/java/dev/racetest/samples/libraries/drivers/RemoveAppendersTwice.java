package dev.racetest.samples.libraries.drivers;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.RaceTests;
import org.apache.log4j.helpers.AppenderAttachableImpl;
import org.apache.log4j.varia.NullAppender;

/**
 * Two threads remove all appenders at the same time.
 *
 * <p>{@code AppenderAttachableImpl.removeAllAppenders} asks its {@code Vector} for its size, takes
 * out the elements one by one, and sets the plain field {@code appenderList} to null. Each call of
 * the vector is synchronized, the whole is not (bug 54325): the second thread meets an empty vector
 * or none at all.
 */
public final class RemoveAppendersTwice implements Body {
  @Override
  public void run() throws Exception {
    AppenderAttachableImpl appenders = new AppenderAttachableImpl();
    appenders.addAppender(new NullAppender());
    RaceTests.concurrently(appenders::removeAllAppenders, appenders::removeAllAppenders);
  }
}
