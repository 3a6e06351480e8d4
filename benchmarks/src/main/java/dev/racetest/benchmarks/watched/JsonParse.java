package dev.racetest.benchmarks.watched;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A text in JSON that is read into maps and lists, by each thread for itself. */
final class JsonParse implements Program {
  private static final int RECORDS = 2_000;

  private final String text;
  private final long[] sizes = new long[Parallel.THREADS];

  JsonParse() {
    StringBuilder all = new StringBuilder("[");
    for (int i = 0; i < RECORDS; i++) {
      all.append(i == 0 ? "" : ",\n ");
      all.append("{\"id\": ").append(i).append(", \"name\": \"record number ").append(i);
      all.append("\", \"isEven\": ").append(i % 2 == 0).append(", \"weights\": [0.5, ");
      all.append(i).append(".25, -3e2], \"next\": null}");
    }
    text = all.append(']').toString();
  }

  @Override
  public long run() throws InterruptedException {
    Parallel.run(part -> sizes[part] = ((List<?>) new Parser(text).value()).size());
    return sizes[0] + sizes[1];
  }

  /** Recursive descent, a character at a time. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    private char peek() {
      return text.charAt(at);
    }

    private char next() {
      return text.charAt(at++);
    }

    private void skipBlanks() {
      while (at < text.length() && peek() <= ' ') {
        at++;
      }
    }

    private void expect(String word) {
      for (int i = 0; i < word.length(); i++) {
        if (next() != word.charAt(i)) {
          throw new IllegalStateException("expected " + word + " before " + at);
        }
      }
    }

    private boolean accept(char wanted) {
      skipBlanks();
      boolean isThere = peek() == wanted;
      at += isThere ? 1 : 0;
      return isThere;
    }

    Object value() {
      skipBlanks();
      switch (peek()) {
        case '{':
          return object();
        case '[':
          return list();
        case '"':
          return string();
        case 't':
          expect("true");
          return true;
        case 'f':
          expect("false");
          return false;
        case 'n':
          expect("null");
          return "null";
        default:
          return number();
      }
    }

    private Map<String, Object> object() {
      Map<String, Object> members = new LinkedHashMap<>();
      expect("{");
      while (!accept('}')) {
        accept(',');
        skipBlanks();
        String name = string();
        skipBlanks();
        expect(":");
        members.put(name, value());
      }
      return members;
    }

    private List<Object> list() {
      List<Object> elements = new ArrayList<>();
      expect("[");
      while (!accept(']')) {
        accept(',');
        elements.add(value());
      }
      return elements;
    }

    private String string() {
      StringBuilder characters = new StringBuilder();
      expect("\"");
      for (char c = next(); c != '"'; c = next()) {
        characters.append(c == '\\' ? next() : c);
      }
      return characters.toString();
    }

    private Double number() {
      int begin = at;
      while (at < text.length() && "+-.eE0123456789".indexOf(peek()) >= 0) {
        at++;
      }
      return Double.valueOf(text.substring(begin, at));
    }
  }
}
