package dev.initsweep.plan;

import dev.initsweep.cell.BadInputException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in the text of a plan what the HOCON parser would break on, or name in another line. */
final class PlanText {

  private static final int DEEPEST = 100;

  /** A key whose value is two whole numbers with a comma between, and nothing else. */
  private static final Pattern DECIMAL_COMMA =
      Pattern.compile("(?m)^\\s*([A-Za-z.-]+)\\s*[=:]\\s*(-?\\d+),(\\d+)\\s*(?:(?:#|//).*)?$");

  private PlanText() {}

  /**
   * Refuses deep nesting, for which a parser's own stack does not suffice.
   *
   * @param place such as the file, for the message
   * @throws BadInputException if brackets are nested more than a hundred deep
   */
  static void requireFlat(String place, String text) {
    int depth = 0;
    int line = 1;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n') {
        line++;
      } else if (c == '"') {
        int end = endOfQuotes(text, at);
        line += (int) text.substring(at, end).chars().filter(in -> in == '\n').count();
        at = end - 1;
      } else if (c == '#' || text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = (end < 0 ? text.length() : end) - 1;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      if (depth > DEEPEST) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "%s:%d: Invalid nesting: more than %d brackets within each other (expected a plan,"
                    + " which nests a few)",
                place,
                line,
                DEEPEST));
      }
    }
  }

  /** Returns where quotes end; those of a text that ends first end with it. */
  private static int endOfQuotes(String text, int start) {
    if (text.startsWith("\"\"\"", start)) {
      int end = text.indexOf("\"\"\"", start + 3);
      return end < 0 ? text.length() : end + 3;
    }
    for (int at = start + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '"' || c == '\n') {
        return at + 1;
      }
    }
    return text.length();
  }

  /**
   * Refuses decimal commas, after which HOCON complains of the next line.
   *
   * @throws BadInputException if a line has one
   */
  static void requireDecimalPoints(String file, String text) {
    Matcher comma = DECIMAL_COMMA.matcher(text);
    if (comma.find()) {
      long line = 1 + text.substring(0, comma.start(1)).chars().filter(c -> c == '\n').count();
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%s:%d: Invalid %s: %s,%s (expected a decimal point, %s.%s, or brackets around a list)",
              file,
              line,
              comma.group(1),
              comma.group(2),
              comma.group(3),
              comma.group(2),
              comma.group(3)));
    }
  }
}
