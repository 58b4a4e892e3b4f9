package dev.initsweep.plan;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.initsweep.cell.BadInputException;

/**
 * A value of a plan together with its key, able to say where it stands.
 *
 * @param key full path of the key
 * @param value as parsed, with its origin
 */
record Entry(String key, ConfigValue value) {

  private static final int LONGEST = 60;

  /** The complaint about this value, one line. */
  BadInputException invalid(String expected) {
    return new BadInputException(
        "%s: Invalid %s: %s (expected %s)".formatted(place(), key, found(), expected));
  }

  /** File and line, or {@code --set}. */
  String place() {
    return place(value.origin());
  }

  static String place(ConfigOrigin origin) {
    if (origin.filename() != null) {
      // A file of the current folder is read as ./plan.conf, and named as it was typed.
      String file = origin.filename().replaceFirst("^\\./", "");
      return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() : file;
    }
    return origin.description().replaceFirst(": \\d+$", "");
  }

  /** The value as the user wrote it; quotes only where they are what is wrong. */
  String found() {
    String text = value.render(ConfigRenderOptions.concise());
    if (value.valueType() == ConfigValueType.STRING && !looksQuoted()) {
      text = value.unwrapped().toString();
    }
    text = text.replaceAll("\\s+", " ");
    return text.length() > LONGEST ? text.substring(0, LONGEST - 3) + "..." : text;
  }

  private boolean looksQuoted() {
    String text = value.unwrapped().toString();
    return text.isBlank() || isNumber(text);
  }

  static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
