package dev.initsweep.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in a page whose tables and numbers stand between markers that name the query they come
 * from. {@code <!-- table NAME -->} and {@code <!-- /table -->}, on lines of their own, enclose the
 * answer to NAME.sql of the page's folder of queries; <code>
 * &lt;!-- NAME.column --&gt;12&lt;!-- / --&gt;</code>, in the middle of a sentence, one value of an
 * answer of one row.
 */
final class FilledPage {

  private static final Pattern TABLE =
      Pattern.compile("(?s)<!-- table ([a-z0-9-]+) -->\n.*?<!-- /table -->");
  private static final Pattern VALUE =
      Pattern.compile("<!-- ([a-z0-9-]+)\\.([a-z0-9_]+) -->[^<\n]*<!-- / -->");

  private FilledPage() {}

  /**
   * Writes README.md of a folder anew.
   *
   * @param arguments the folder of queries, and that of the committed tables and the page
   */
  public static void main(String[] arguments) throws SQLException, IOException {
    Path folder = Path.of(arguments[1]);
    Path page = folder.resolve("README.md");
    Files.writeString(page, filled(Files.readString(page), Path.of(arguments[0]), folder));
  }

  /** The page as its queries have it on the tables of a folder. */
  static String filled(String page, Path queries, Path folder) throws SQLException, IOException {
    try (Duck duck = Duck.ofCommitted(folder)) {
      return filled(page, query -> answer(duck, queries.resolve(query + ".sql")));
    }
  }

  static String filled(String page, Function<String, QueryAnswer> answers) {
    String tables =
        TABLE
            .matcher(page)
            .replaceAll(
                table ->
                    Matcher.quoteReplacement(
                        "<!-- table %s -->\n\n%s\n\n<!-- /table -->"
                            .formatted(table.group(1), answers.apply(table.group(1)).markdown())));
    return VALUE
        .matcher(tables)
        .replaceAll(
            value ->
                Matcher.quoteReplacement(
                    "<!-- %s.%s -->%s<!-- / -->"
                        .formatted(
                            value.group(1),
                            value.group(2),
                            answers.apply(value.group(1)).value(value.group(2)))));
  }

  /** The names of all queries that a page asks. */
  static Set<String> queries(String page) {
    Set<String> names = new LinkedHashSet<>();
    TABLE.matcher(page).results().forEach(table -> names.add(table.group(1)));
    VALUE.matcher(page).results().forEach(value -> names.add(value.group(1)));
    return names;
  }

  /** The page without what its queries say: what is left was written by hand. */
  static String byHand(String page) {
    return VALUE.matcher(TABLE.matcher(page).replaceAll("")).replaceAll("");
  }

  private static QueryAnswer answer(Duck duck, Path query) {
    try {
      return duck.ask(Files.readString(query));
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot ask %s: %s".formatted(query, e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
