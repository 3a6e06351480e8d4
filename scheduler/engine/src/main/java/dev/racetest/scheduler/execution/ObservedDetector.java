package dev.racetest.scheduler.execution;

import dev.racetest.scheduler.spi.Order;
import dev.racetest.scheduler.spi.RaceDetector;
import java.util.List;

/**
 * Hands everything on to the detector, and to the trace's hash what synchronises: where the model
 * tells of an edge that there may be, there is an access of a variable that tasks share.
 */
final class ObservedDetector implements RaceDetector {
  private final RaceDetector detector;
  private final TraceHash trace;

  ObservedDetector(RaceDetector detector, TraceHash trace) {
    this.detector = detector;
    this.trace = trace;
  }

  @Override
  public void begin() {
    detector.begin();
  }

  @Override
  public void start(int parent, int child) {
    trace.start(parent, child);
    detector.start(parent, child);
  }

  @Override
  public void join(int task, int ended) {
    trace.join(task, ended);
    detector.join(task, ended);
  }

  @Override
  public void acquire(int task, Object object, int variable) {
    trace.read(task, object, variable);
    detector.acquire(task, object, variable);
  }

  @Override
  public void release(int task, Object object, int variable) {
    trace.write(task, object, variable);
    detector.release(task, object, variable);
  }

  /** Executions are sequentially consistent: a fence changes nothing in them. */
  @Override
  public void barrier() {
    detector.barrier();
  }

  @Override
  public void atomicRead(int task, Object object, int variable, Order order, int site, long event) {
    trace.read(task, object, variable);
    detector.atomicRead(task, object, variable, order, site, event);
  }

  @Override
  public void atomicWrite(
      int task, Object object, int variable, Order order, int site, long event) {
    trace.write(task, object, variable);
    detector.atomicWrite(task, object, variable, order, site, event);
  }

  @Override
  public void atomicUpdate(
      int task, Object object, int variable, Order order, int site, long event) {
    trace.write(task, object, variable);
    detector.atomicUpdate(task, object, variable, order, site, event);
  }

  @Override
  public void fence(int task, Order order) {
    detector.fence(task, order);
  }

  @Override
  public void read(int task, Object object, int variable, int site, long event) {
    detector.read(task, object, variable, site, event);
  }

  @Override
  public void write(int task, Object object, int variable, int site, long event) {
    detector.write(task, object, variable, site, event);
  }

  @Override
  public void optimisticRead(int task, Object object, int variable, int site, long event) {
    detector.optimisticRead(task, object, variable, site, event);
  }

  @Override
  public void optimisticReadsEnd(int task, boolean validated) {
    detector.optimisticReadsEnd(task, validated);
  }

  @Override
  public List<Race> races() {
    return detector.races();
  }

  @Override
  public int raceCount() {
    return detector.raceCount();
  }
}
