package dev.initsweep.plan;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.parser.ConfigDocumentFactory;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.IoReasons;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a plan file and the texts of {@code --set}, with HOCON's silent mistakes made loud. */
final class PlanFile {

  private static final ConfigParseOptions OPTIONS =
      ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false);

  private static final ConfigResolveOptions RESOLVE = ConfigResolveOptions.noSystem();

  private static final Pattern INCLUDE =
      Pattern.compile("(?:required\\s*\\(\\s*)?\"([^\"]+\\.conf)\"\\s*\\)?");

  private static final Pattern RESERVED =
      Pattern.compile("Reserved character '(.)' is not allowed outside quotes");

  private PlanFile() {}

  /**
   * The content of a file and of those that it includes.
   *
   * @throws BadInputException if it cannot be read, is no HOCON, or gives a key twice
   */
  static ConfigObject read(Path file) {
    // HOCON finds an include beside the including file only where that one's path names a folder.
    Path path = file.getParent() == null ? Path.of(".").resolve(file) : file;
    check(file, new ArrayList<>());
    return guarded(file, () -> ConfigFactory.parseFile(path.toFile(), OPTIONS).resolve(RESOLVE))
        .root();
  }

  private static void check(Path file, List<Path> including) {
    String text = text(file);
    PlanText.requireFlat(file.toString(), text);
    PlanText.requireDecimalPoints(file.toString(), text);
    guarded(file, () -> ConfigDocumentFactory.parseString(text, named(file.toString())));
    KeyScanner scan = KeyScanner.of(text);
    for (KeyScanner.Repeat repeat : scan.repeats()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%s:%d: Invalid key %s: written again (expected once; it stands in line %d too)",
              file,
              repeat.line(),
              repeat.key(),
              repeat.firstLine()));
    }
    for (KeyScanner.Surprise surprise : scan.surprises()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%s:%d: Invalid %s: %s (expected %s)",
              file,
              surprise.line(),
              surprise.key(),
              surprise.found(),
              surprise.expected()));
    }
    including.add(file.normalize());
    for (KeyScanner.Include include : scan.includes()) {
      Path included = included(file, include);
      if (including.contains(included.normalize())) {
        throw invalid(file, include, "a file that does not include this one");
      }
      check(included, including);
    }
    including.remove(including.size() - 1);
  }

  private static Path included(Path file, KeyScanner.Include include) {
    Matcher matcher = INCLUDE.matcher(include.argument());
    if (!matcher.matches()) {
      throw invalid(file, include, "the quoted name of a file that ends in .conf");
    }
    Path included = file.resolveSibling(matcher.group(1));
    if (!Files.isRegularFile(included)) {
      throw invalid(file, include, "a file; there is no " + included.normalize());
    }
    return included;
  }

  private static BadInputException invalid(Path file, KeyScanner.Include include, String expected) {
    return new BadInputException(
        String.format(
            Locale.ROOT,
            "%s:%d: Invalid include: %s (expected %s)",
            file,
            include.line(),
            include.argument(),
            expected));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new BadInputException("Cannot read %s: there is no such file".formatted(file), e);
    } catch (CharacterCodingException e) {
      throw new BadInputException("Cannot read %s: it is no text in UTF-8".formatted(file), e);
    } catch (IOException e) {
      String reason = Files.isDirectory(file) ? "it is a folder" : IoReasons.of(e);
      throw new BadInputException("Cannot read %s: %s".formatted(file, reason), e);
    }
  }

  /**
   * The values of {@code --set key=value}, by full path of the key.
   *
   * @throws BadInputException if a text is no such pair, or a key stands in two of them
   */
  static Map<String, ConfigValue> overrides(List<String> texts) {
    Map<String, ConfigValue> values = new LinkedHashMap<>();
    Map<String, String> seen = new HashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      String key = equals < 0 ? "" : text.substring(0, equals).strip();
      if (!key.matches("[a-z-]+(\\.[a-z-]+)*")) {
        throw new BadInputException("Invalid --set: %s (expected key=value)".formatted(text));
      }
      if (seen.put(key, text) != null) {
        throw new BadInputException(
            "--set: Invalid key %s: given twice (expected once)".formatted(key));
      }
      values.put(key, override(key, text.substring(equals + 1)));
    }
    return values;
  }

  private static ConfigValue override(String key, String text) {
    PlanText.requireFlat("--set", text);
    if (text.isBlank()) {
      throw new BadInputException("--set: Invalid %s: nothing (expected a value)".formatted(key));
    }
    Config parsed;
    try {
      parsed = ConfigFactory.parseString("value = " + text, named("--set")).resolve(RESOLVE);
    } catch (ConfigException e) {
      String expected =
          text.contains(",") && !text.strip().startsWith("[")
              ? "one value; a list stands in brackets: [%s]".formatted(text.strip())
              : "a value: " + line(e);
      throw new BadInputException(
          "--set: Invalid %s: %s (expected %s)".formatted(key, text, expected), e);
    }
    ConfigValue value = parsed.root().get("value");
    if (value == null || parsed.root().size() > 1) {
      throw new BadInputException(
          "--set: Invalid %s: %s (expected one value, a list in brackets)".formatted(key, text));
    }
    return value;
  }

  private static ConfigParseOptions named(String origin) {
    return OPTIONS.setOriginDescription(origin);
  }

  private interface Reading<T> {
    T read();
  }

  private static <T> T guarded(Path file, Reading<T> reading) {
    try {
      return reading.read();
    } catch (ConfigException e) {
      String place =
          e.origin() != null && e.origin().lineNumber() > 0
              ? file + ":" + e.origin().lineNumber()
              : file.toString();
      if (e.origin() != null && e.origin().filename() != null) {
        place = Entry.place(e.origin());
      }
      throw new BadInputException("%s: Cannot read the plan: %s".formatted(place, line(e)), e);
    }
  }

  /** HOCON's own message in one line and without the place, which is said apart. */
  private static String line(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    if (e.origin() != null && message.startsWith(e.origin().description() + ": ")) {
      message = message.substring(e.origin().description().length() + 2);
    }
    if (message.contains("end of file")) {
      return "it ends within a block, a list or quotes";
    }
    Matcher reserved = RESERVED.matcher(message);
    if (reserved.find()) {
      return "a text with %s stands in quotes".formatted(reserved.group(1));
    }
    return message.replaceAll("\\s+", " ").replaceFirst(" \\(if you .*", "").strip();
  }
}
