package dev.racetest.reports.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What HTML wants of text. */
public final class Markup {
  private Markup() {}

  /**
   * Text that means itself, in elements as well as in quoted attributes. What no HTML file may
   * contain, control characters and halves of surrogate pairs, becomes U+FFFD.
   */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int c) {
    switch (c) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      default -> escaped.appendCodePoint(isText(c) ? c : 0xFFFD);
    }
  }

  private static boolean isText(int c) {
    return c == '\n'
        || c == '\t'
        || !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
  }

  /** Names an inline script or style in a content security policy. */
  public static String hash(String content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
