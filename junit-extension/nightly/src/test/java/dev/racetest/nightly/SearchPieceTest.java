package dev.racetest.nightly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchPieceTest {
  private static final Duration SLICE = Duration.ofSeconds(10);

  @Test
  void theWholeIsEmpty() {
    assertArrayEquals(new byte[0], SearchPiece.WHOLE.newItem().content());
    assertEquals(SearchPiece.WHOLE, SearchPiece.read(new byte[0]));
    assertTrue(SearchPiece.WHOLE.isWhole());
    assertEquals("a,b", SearchPiece.WHOLE.generation(List.of("a", "b")));
  }

  @Test
  void aPieceIsItsText() {
    SearchPiece piece = SearchPiece.read(SearchPiece.of("racetest-item-1:x", 5, 2).content());

    assertEquals(new SearchPiece("racetest-item-1:x", 0), piece);
    assertFalse(piece.isWhole());
    assertEquals(SLICE, piece.slice(SLICE));
  }

  @Test
  void eachTimeTheWholeBeginsAgainItHasTwiceTheTimeAndIsAnotherSearch() {
    SearchPiece again = SearchPiece.read(SearchPiece.WHOLE.longer().content());
    SearchPiece third = SearchPiece.read(again.longer().content());

    assertTrue(third.isWhole());
    assertEquals(Duration.ofSeconds(20), again.slice(SLICE));
    assertEquals(Duration.ofSeconds(40), third.slice(SLICE));
    assertEquals("a again:2", third.generation(List.of("a")));
  }
}
