package dev.initsweep.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what the pages show to be typed: commands, plans, queries and programs. */
final class Documents {

  private static final String INDENT = "    ";
  private static final String FENCE = "```";
  private static final String FIRST_WORD =
      "(?:\\./|\\.ci/|jobs/|[A-Z][A-Z_]+=|(?:apt-get|bash|cd|curl|docker|duckdb|export|git|java|make"
          + "|mvn|npm|pip|python3?|source|spark-[a-z0-9]+|wget) )";

  private static final Pattern COMMAND = Pattern.compile(FIRST_WORD + ".*");
  private static final Pattern INLINE = Pattern.compile("`(" + FIRST_WORD + "[^`]+)`");
  private static final Pattern COMMENT = Pattern.compile(" +# .*");
  private static final Pattern KEY = Pattern.compile("([a-z]+(?:[.-][a-z]+)*) *(?:=|\\{).*");

  private static final Map<String, Kind> FENCES =
      Map.of(
          "sql duckdb", Kind.DUCKDB,
          "sql spark", Kind.SPARK_SQL,
          "python", Kind.PYTHON,
          "js", Kind.JAVASCRIPT,
          "r", Kind.R,
          "java", Kind.JAVA,
          "scala", Kind.SCALA,
          "bash", Kind.COMMAND,
          "sh", Kind.COMMAND);

  private Documents() {}

  /** What an example is written in. */
  enum Kind {
    /** A line for a shell. */
    COMMAND,
    /** A file of the repository. */
    FILE,
    PLAN,
    DUCKDB,
    SPARK_SQL,
    PYTHON,
    JAVASCRIPT,
    R,
    JAVA,
    SCALA
  }

  /**
   * An example.
   *
   * @param kind what it is written in
   * @param text without indentation and comments
   */
  record Example(Kind kind, String text) {

    /** The first line, which is enough to know it by. */
    String title() {
      return text.lines().findFirst().orElse("");
    }
  }

  /** Each example once, with the pages that show it, in the order in which one would read them. */
  static Map<Example, Set<String>> examples() throws IOException {
    Map<Example, Set<String>> examples = new LinkedHashMap<>();
    for (Path page : pages()) {
      for (Example example : examples(Files.readString(page))) {
        examples.computeIfAbsent(example, key -> new TreeSet<>()).add(page.toString());
      }
    }
    return examples;
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
    try (Stream<Path> files = Files.walk(Path.of("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return pages;
  }

  /** The examples of a page. */
  static List<Example> examples(String page) {
    List<Example> found = new ArrayList<>();
    List<String> lines = page.lines().toList();
    StringBuilder prose = new StringBuilder();
    for (int i = 0; i < lines.size(); ) {
      int begin = i;
      if (lines.get(i).startsWith(FENCE)) {
        for (i++; !lines.get(i).startsWith(FENCE); ) {
          i++;
        }
        found.addAll(fenced(lines.get(begin).substring(3), lines.subList(begin + 1, i)));
        i++;
      } else if (lines.get(i).startsWith(INDENT)) {
        while (i < lines.size() && lines.get(i).startsWith(INDENT)) {
          i++;
        }
        found.addAll(
            indented(
                lines.subList(begin, i).stream().map(l -> l.substring(INDENT.length())).toList()));
      } else {
        prose.append(lines.get(i)).append('\n');
        i++;
      }
    }
    Matcher inline = INLINE.matcher(prose);
    while (inline.find()) {
      found.add(command(inline.group(1).replace('\n', ' ')));
    }
    return found;
  }

  private static List<Example> fenced(String language, List<String> lines) {
    Kind kind = FENCES.get(language.strip());
    if (kind == null) {
      throw new IllegalStateException(
          "Invalid fence: %s (expected one of %s)".formatted(language, FENCES.keySet()));
    }
    return kind == Kind.COMMAND
        ? lines.stream().filter(line -> !line.isBlank()).map(Documents::command).toList()
        : List.of(new Example(kind, String.join("\n", lines)));
  }

  /** Commands line by line, or a plan, or neither: a formula, an output. */
  private static List<Example> indented(List<String> lines) {
    if (KEY.matcher(lines.get(0)).matches()) {
      return plans(lines);
    }
    return lines.stream()
        .filter(line -> COMMAND.matcher(line).matches())
        .map(Documents::command)
        .toList();
  }

  private static Example command(String line) {
    String text = COMMENT.matcher(line).replaceFirst("").strip();
    boolean isFile = !text.contains(" ");
    return new Example(isFile ? Kind.FILE : Kind.COMMAND, text);
  }

  /** One plan, or as many as there are lines where they give the same key again and again. */
  private static List<Example> plans(List<String> lines) {
    Set<String> keys = new HashSet<>();
    boolean isRepeated = false;
    for (String line : lines) {
      Matcher key = KEY.matcher(line);
      isRepeated |= key.matches() && !keys.add(key.group(1));
    }
    return isRepeated
        ? lines.stream().map(line -> new Example(Kind.PLAN, line)).toList()
        : List.of(new Example(Kind.PLAN, String.join("\n", lines)));
  }
}
