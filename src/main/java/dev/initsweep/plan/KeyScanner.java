package dev.initsweep.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds in the text of a plan what the HOCON parser passes over in silence: keys written twice, of
 * which it keeps the last, and includes, which may be missing. Expects a text that the parser
 * takes.
 */
final class KeyScanner {

  /** A key that a file gives two values. */
  record Repeat(String key, int firstLine, int line) {}

  /** An include statement, with all that stands behind the word. */
  record Include(String argument, int line) {}

  /** Something that HOCON takes otherwise than it looks. */
  record Surprise(String key, String found, int line, String expected) {}

  private final String text;
  private final List<Surprise> surprises = new ArrayList<>();
  private final Map<String, Integer> leaves = new HashMap<>();
  private final Map<String, Integer> blocks = new HashMap<>();
  private final List<Repeat> repeats = new ArrayList<>();
  private final List<Include> includes = new ArrayList<>();
  private int at;
  private int line = 1;

  private KeyScanner(String text) {
    this.text = text;
  }

  static KeyScanner of(String text) {
    KeyScanner scan = new KeyScanner(text);
    scan.skipBetween();
    if (scan.peek() == '{') {
      scan.step();
    }
    scan.members("");
    return scan;
  }

  /** Returns the repeats in order of their second occurrence. */
  List<Repeat> repeats() {
    return repeats;
  }

  List<Surprise> surprises() {
    return surprises;
  }

  List<Include> includes() {
    return includes;
  }

  private void members(String prefix) {
    while (true) {
      skipBetween();
      if (atEnd()) {
        return;
      }
      if (peek() == '}') {
        step();
        return;
      }
      member(prefix);
    }
  }

  private void member(String prefix) {
    int keyLine = line;
    int start = at;
    List<String> parts = key();
    if (atEnd() || "=:{+".indexOf(peek()) < 0) {
      includes.add(new Include(text.substring(start, at).strip().substring(7).strip(), keyLine));
      return;
    }
    boolean appends = peek() == '+';
    if (appends && !leaves.containsKey(prefix + String.join(".", parts)) && includes.isEmpty()) {
      surprises.add(
          new Surprise(
              prefix + String.join(".", parts),
              "+=",
              keyLine,
              "=; += appends to a list that stands before it, and there is none"));
    }
    while (peek() == '+' || peek() == '=' || peek() == ':') {
      step();
    }
    skipSpaceAndComments();
    // What is appended has a place of its own, so that its keys are no repetition.
    String key = prefix + String.join(".", parts) + (appends ? "+" + start : "");
    if (value(key)) {
      block(key, keyLine);
    } else {
      leaf(key, keyLine);
    }
    for (int end = key.indexOf('.', prefix.length()); end >= 0; end = key.indexOf('.', end + 1)) {
      block(key.substring(0, end), keyLine);
    }
  }

  private void leaf(String key, int keyLine) {
    Integer first = leaves.getOrDefault(key, blocks.get(key));
    if (first != null) {
      repeats.add(new Repeat(key, first, keyLine));
    }
    leaves.putIfAbsent(key, keyLine);
  }

  private void block(String key, int keyLine) {
    Integer first = leaves.get(key);
    if (first != null) {
      repeats.add(new Repeat(key, first, keyLine));
    }
    blocks.putIfAbsent(key, keyLine);
  }

  /** Reads a key up to its separator, or an include statement up to the end of its line. */
  private List<String> key() {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    while (!atEnd() && "=:{+,}\n".indexOf(peek()) < 0 && !atComment()) {
      if (peek() == '"') {
        part.append(quoted());
      } else if (peek() == '.') {
        parts.add(part.toString().strip());
        part.setLength(0);
        step();
      } else {
        part.append(step());
      }
    }
    parts.add(part.toString().strip());
    return parts;
  }

  /** Reads a value, which may be several joined; true if it is made of blocks. */
  private boolean value(String path) {
    int elements = 0;
    boolean blocks = false;
    boolean others = false;
    while (!atEnd() && ",}]\n".indexOf(peek()) < 0 && !atComment()) {
      if (peek() == '{') {
        step();
        members(path + ".");
        blocks = true;
      } else if (peek() == '[') {
        step();
        elements = list(path, elements);
        others = true;
      } else if (peek() == '"') {
        quoted();
        others = true;
      } else if (text.startsWith("${", at)) {
        if (text.startsWith("${?", at)) {
          surprises.add(
              new Surprise(
                  path,
                  text.substring(at, Math.max(at + 3, text.indexOf('}', at) + 1)),
                  line,
                  "a value; plans read no variables of the environment, so that this would count as"
                      + " if the line were not there"));
        }
        advance(Math.max(1, text.indexOf('}', at) + 1 - at));
      } else {
        others |= !Character.isWhitespace(step());
      }
    }
    return blocks && !others;
  }

  /** Reads the elements of a list behind its bracket; the number of elements up to its end. */
  private int list(String path, int before) {
    int elements = before;
    while (true) {
      skipBetween();
      if (atEnd()) {
        return elements;
      }
      if (peek() == ']') {
        step();
        return elements;
      }
      int start = at;
      value(path + "[" + elements++ + "]");
      if (at == start) {
        step();
      }
    }
  }

  private String quoted() {
    int start = at;
    if (text.startsWith("\"\"\"", at)) {
      advance(3);
      while (!atEnd() && !text.startsWith("\"\"\"", at)) {
        step();
      }
      advance(3);
      while (peek() == '"') {
        step();
      }
      return text.substring(Math.min(start + 3, at), Math.max(start + 3, at - 3));
    }
    step();
    while (!atEnd() && peek() != '"') {
      if (step() == '\\') {
        step();
      }
    }
    step();
    return text.substring(start + 1, Math.max(start + 1, at - 1));
  }

  private void skipBetween() {
    do {
      skipSpaceAndComments();
    } while (peek() == ',' && step() == ',');
  }

  private void skipSpaceAndComments() {
    while (!atEnd()) {
      if (atComment()) {
        while (!atEnd() && peek() != '\n') {
          step();
        }
      } else if (Character.isWhitespace(peek()) || peek() == '\uFEFF' || peek() == '\u00A0') {
        step();
      } else {
        return;
      }
    }
  }

  private boolean atComment() {
    return peek() == '#' || text.startsWith("//", at);
  }

  private boolean atEnd() {
    return at >= text.length();
  }

  private char peek() {
    return atEnd() ? '\0' : text.charAt(at);
  }

  private void advance(int count) {
    for (int i = 0; i < count; i++) {
      step();
    }
  }

  private char step() {
    char c = peek();
    if (c == '\n') {
      line++;
    }
    at++;
    return c;
  }
}
