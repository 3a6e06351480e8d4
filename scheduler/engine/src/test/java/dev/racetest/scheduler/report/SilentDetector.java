package dev.racetest.scheduler.report;

import dev.racetest.scheduler.spi.Order;
import dev.racetest.scheduler.spi.RaceDetector;
import java.util.List;

/** Finds nothing. */
final class SilentDetector implements RaceDetector {
  @Override
  public void begin() {}

  @Override
  public void start(int parent, int child) {}

  @Override
  public void join(int task, int ended) {}

  @Override
  public void acquire(int task, Object object, int variable) {}

  @Override
  public void release(int task, Object object, int variable) {}

  @Override
  public void barrier() {}

  @Override
  public void atomicRead(
      int task, Object object, int variable, Order order, int site, long event) {}

  @Override
  public void atomicWrite(
      int task, Object object, int variable, Order order, int site, long event) {}

  @Override
  public void atomicUpdate(
      int task, Object object, int variable, Order order, int site, long event) {}

  @Override
  public void fence(int task, Order order) {}

  @Override
  public void read(int task, Object object, int variable, int site, long event) {}

  @Override
  public void write(int task, Object object, int variable, int site, long event) {}

  @Override
  public void optimisticRead(int task, Object object, int variable, int site, long event) {}

  @Override
  public void optimisticReadsEnd(int task, boolean validated) {}

  @Override
  public List<Race> races() {
    return List.of();
  }

  @Override
  public int raceCount() {
    return 0;
  }
}
