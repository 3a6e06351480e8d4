package dev.racetest.nightly.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerNameTest {
  private static final ProcessHandle SELF = ProcessHandle.current();
  private static final long BEGUN = SELF.info().startInstant().orElseThrow().toEpochMilli();

  @Test
  void aNameCanBeReadBack() {
    WorkerName name = WorkerName.of(17, BEGUN);

    assertEquals(Optional.of(name), WorkerName.parse(name.toString()));
    assertEquals(Optional.empty(), WorkerName.parse("somebody"));
    assertEquals(Optional.empty(), WorkerName.parse("host/one/2"));
  }

  @Test
  void aProcessThatIsThereIsNotGone() {
    assertFalse(WorkerName.of(SELF.pid(), BEGUN).isGone());
  }

  @Test
  void anotherProcessOfTheSameNumberIsNotTheWorker() {
    assertTrue(WorkerName.of(SELF.pid(), BEGUN - Duration.ofHours(1).toMillis()).isGone());
  }

  @Test
  void aProcessThatHasEndedIsGone() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();

    assertTrue(WorkerName.of(process.pid(), System.currentTimeMillis()).isGone());
  }

  @Test
  void ofAnotherMachineNobodyCanTell() {
    assertFalse(new WorkerName("elsewhere", 1, 0).isGone());
  }
}
