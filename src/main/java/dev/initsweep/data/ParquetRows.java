package dev.initsweep.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Shown;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Reads a Parquet file, or a folder of such as parts in the order of their names: a column of
 * labels, and columns of numbers, of lists of numbers, or of images. Columns of parts are matched
 * by name; rows are counted from 1 in each.
 */
final class ParquetRows {

  private static final String FORMAT = "Parquet";

  private final String source;
  private final TableOptions options;
  private final List<double[]> values = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final List<Integer> rowNumbers = new ArrayList<>();
  private final ParquetValues numbers = new ParquetValues();

  private ParquetRows(String source, TableOptions options) {
    this.source = source;
    this.options = options;
  }

  /**
   * Reads a file or folder.
   *
   * @param path of this machine, or a URI
   * @throws BadInputException for a file that cannot be read, and for the first wrong value by its
   *     row and column
   */
  static LabelledRows read(String path, TableOptions options) {
    try {
      if (!Locations.exists(path)) {
        throw new BadInputException("Cannot read %s: there is no such file".formatted(path));
      }
      return new ParquetRows(path, options).rows();
    } catch (FileNotFoundException e) {
      throw new BadInputException("Cannot read %s: there is no such file".formatted(path), e);
    } catch (IOException e) {
      throw new BadInputException("Cannot read %s: %s".formatted(path, Reasons.of(e)), e);
    }
  }

  private LabelledRows rows() throws IOException {
    Path root = Locations.path(source);
    List<String> notes = new ArrayList<>();
    List<Path> parts = parts(root, notes);
    FileMetaData first = footer(parts.get(0));
    TableHead head = head(first, notes);
    for (Path part : parts) {
      String name = parts.size() == 1 ? source : source + ", part " + part.getName();
      MessageType schema = footer(part).getSchema();
      int[] order = order(head, schema, name);
      for (int c = 0; c < order.length; c++) {
        if (head.isInput(c)) {
          ParquetValues.requireReadable(name, head.names().get(c), schema.getType(order[c]));
        }
      }
      read(part, name, head, order);
    }
    if (values.isEmpty()) {
      throw new BadInputException("Cannot read %s: it is empty".formatted(source));
    }
    return new LabelledRows(
        source,
        FORMAT
            + (parts.size() == 1 ? "" : String.format(Locale.ROOT, " in %d parts", parts.size())),
        head,
        Optional.empty(),
        numbers.names(),
        values,
        labels,
        Numerals.POINT,
        rowNumbers,
        numbers.arePixels(),
        notes);
  }

  /** The files of a folder in the order of their names, which no file system decides. */
  private List<Path> parts(Path root, List<String> notes) throws IOException {
    FileSystem files = root.getFileSystem(Locations.configuration(source));
    if (!files.getFileStatus(root).isDirectory()) {
      return List.of(root);
    }
    List<Path> parts = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (FileStatus status : files.listStatus(root)) {
      String name = status.getPath().getName();
      if (name.startsWith(".") || name.startsWith("_")) {
        continue;
      }
      if (status.isDirectory()) {
        throw new BadInputException(
            "Cannot read %s: it has a folder %s (expected files; a column that is only in names of"
                    .formatted(source, Shown.text(name))
                + " folders is not read)");
      }
      if (name.toLowerCase(Locale.ROOT).endsWith(".parquet")) {
        parts.add(status.getPath());
      } else {
        others.add(name);
      }
    }
    if (parts.isEmpty()) {
      throw new BadInputException(
          "Cannot read %s: it is a folder without a .parquet file (expected parts of a table)"
              .formatted(source));
    }
    if (!others.isEmpty()) {
      notes.add("not read, as their names do not end in .parquet: " + Shown.list(others));
    }
    parts.sort(Comparator.comparing(Path::getName));
    return parts;
  }

  /** Hadoop would look for the checksum of a name with a colon under a name that it cannot hold. */
  private Configuration configuration(Path part) {
    Configuration hadoop = Locations.configuration(source);
    if (!part.getName().contains(":")) {
      return hadoop;
    }
    Configuration raw = new Configuration(hadoop);
    raw.set("fs.file.impl", RawLocalFileSystem.class.getName());
    raw.setBoolean("fs.file.impl.disable.cache", true);
    return raw;
  }

  private FileMetaData footer(Path part) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(part, configuration(part)))) {
      return reader.getFooter().getFileMetaData();
    } catch (RuntimeException e) {
      throw notParquet(part, e);
    }
  }

  private BadInputException notParquet(Path part, RuntimeException error) throws IOException {
    try (InputStream in = part.getFileSystem(configuration(part)).open(part)) {
      String words = FileStart.inWordsOrText(in.readNBytes(FileStart.BYTES));
      String what = words.equals(FORMAT) ? "its end is missing or damaged" : "it is " + words;
      return new BadInputException(
          "Cannot read %s: %s (expected Parquet)"
              .formatted(
                  part.equals(Locations.path(source))
                      ? source
                      : source + ", part " + part.getName(),
                  what),
          error);
    }
  }

  private TableHead head(FileMetaData first, List<String> notes) {
    List<String> names =
        first.getSchema().getFields().stream().map(Type::getName).map(String::strip).toList();
    Set<String> index = pandasIndex(first.getKeyValueMetaData());
    Set<Integer> unfit = new TreeSet<>();
    for (int c = 0; c < names.size(); c++) {
      boolean isIndex = index.contains(names.get(c)) || IndexColumns.isIndexName(names.get(c));
      if (isIndex && !TableOptions.isIn(options.keep(), names.get(c), c + 1)) {
        unfit.add(c);
      }
    }
    TableHead head =
        TableHead.of(source, names, true, options, unfit, words(first.getSchema(), unfit));
    for (int c : new TreeSet<>(head.dropped())) {
      String name = Shown.text(names.get(c));
      notes.add(
          unfit.contains(c)
              ? "left out: %s, an index (?keep=%s takes it)".formatted(name, name)
              : "left out: %s, as asked for".formatted(name));
    }
    return head;
  }

  private Set<Integer> words(MessageType schema, Set<Integer> unfit) {
    Set<Integer> words = new TreeSet<>();
    for (int c = 0; c < schema.getFieldCount(); c++) {
      boolean isDropped = TableOptions.isIn(options.drop(), schema.getFieldName(c).strip(), c + 1);
      if (!isDropped && !unfit.contains(c) && ParquetValues.isText(schema.getType(c))) {
        words.add(c);
      }
    }
    return words;
  }

  /** Names of the columns that pandas wrote as its index. */
  private static Set<String> pandasIndex(Map<String, String> metadata) {
    Set<String> names = new HashSet<>();
    try {
      JsonNode pandas = new ObjectMapper().readTree(metadata.getOrDefault("pandas", "{}"));
      for (JsonNode name : pandas.path("index_columns")) {
        if (name.isTextual()) {
          names.add(name.asText());
        }
      }
    } catch (JsonProcessingException e) {
      // Another program's note that is no JSON says nothing of an index.
      return Set.of();
    }
    return names;
  }

  /** Where each of the first part's columns stands in a part. */
  private int[] order(TableHead head, MessageType schema, String part) {
    List<String> names = schema.getFields().stream().map(Type::getName).map(String::strip).toList();
    for (String name : names) {
      if (!head.names().contains(name)) {
        throw new BadInputException(
            "Invalid columns of %s: it has a column %s (expected those of the first part: %s)"
                .formatted(part, Shown.text(name), Shown.list(head.names())));
      }
    }
    int[] order = new int[head.names().size()];
    for (int c = 0; c < order.length; c++) {
      order[c] = names.indexOf(head.names().get(c));
      if (order[c] < 0) {
        throw new BadInputException(
            "Invalid columns of %s: it has no column %s (expected those of the first part)"
                .formatted(part, Shown.text(head.names().get(c))));
      }
    }
    return order;
  }

  private void read(Path part, String name, TableHead head, int[] order) throws IOException {
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), part).withConf(configuration(part)).build()) {
      int row = 0;
      for (Group group = reader.read(); group != null; group = reader.read()) {
        row++;
        rowNumbers.add(rowNumbers.size() + 1);
        labels.add(
            ParquetValues.label(
                name, row, head.names().get(head.label()), group, order[head.label()]));
        numbers.begin(name, row);
        for (int c = 0; c < order.length; c++) {
          if (head.isInput(c)) {
            numbers.add(group, order[c], head.names().get(c));
          }
        }
        values.add(numbers.end());
      }
    } catch (BadInputException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new BadInputException(
          "Cannot read %s: it is damaged (%s)"
              .formatted(name, Shown.text(String.valueOf(e.getMessage()))),
          e);
    }
  }
}
