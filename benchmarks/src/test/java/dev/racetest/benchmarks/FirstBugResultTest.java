package dev.racetest.benchmarks;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FirstBugResultTest {
  @Test
  void whatWasNotFoundCountsInTheMedianOnly() {
    FirstBugResult result = result(List.of(9, 1, 5), 1, false);
    assertAll(
        () -> assertEquals(7, result.median()),
        () -> assertEquals(5, result.mean()),
        () -> assertEquals("-", FirstBugResult.text(result.max())),
        () -> assertEquals("3/4", result.found(4)));
  }

  @Test
  void seedsThatWereNotSearchedAreTold() {
    assertEquals("1/2 of 20, last cut", result(List.of(9), 1, true).found(20));
  }

  @Test
  void aimsCountProgramsThatAnyStrategyFindsInMostSeeds() {
    FirstBugAims aims = new FirstBugAims();
    aims.add(result("stack", "auto", 3));
    aims.add(result("stack", "random", 2));
    aims.add(result("stack", "pct", 7));
    aims.add(result("lazy01", "auto", 9));
    aims.add(result("lazy01", "random", 5));
    List<String> lines = aims.lines(PublishedFigures.read());
    assertAll(
        () ->
            assertEquals(
                "auto's median is at most 1.5 times that of the best single strategy: 1 of 2"
                    + " programs",
                lines.get(0)),
        () -> assertEquals("  not in lazy01 (9 instead of 7.5)", lines.get(1)),
        () ->
            assertEquals("  not in stack (3 instead of 1), lazy01 (9 instead of 2)", lines.get(3)));
  }

  @Test
  void publishedFiguresOfFewerTrialsAreNotTheBest() {
    PublishedFigures published = PublishedFigures.read();
    assertAll(
        () -> assertEquals(27, published.best("qsort_mt")),
        () -> assertEquals(FirstBugResult.NEVER, published.best("SafeStack")),
        () ->
            assertEquals(
                "SURW 13, PCT3 3304 6/20, PCT10 9422 1/20, POS -, RW -, NS 75",
                published.of("reorder_50", "surw")));
  }

  private static FirstBugResult result(List<Integer> firsts, int missed, boolean isCut) {
    return new FirstBugResult("stack", "auto", firsts, missed, isCut, 1.0, List.of());
  }

  private static FirstBugResult result(String program, String strategy, int first) {
    return new FirstBugResult(program, strategy, List.of(first), 0, false, 1.0, List.of());
  }
}
