package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.Nearest;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Data of the user's own, named by its file and perhaps options: {@code data/churn.csv}, {@code
 * data/churn.csv?label=left&test=data/churn-test.csv}. docs/your-own-data.md describes the options.
 *
 * <p>The digest is the SHA-256 over the numbers of inputs, classes, training and test examples,
 * then every example's values as the network gets them and its label, big-endian.
 */
final class OwnData implements DataSource {

  private static final List<String> OPTIONS = List.of("label", "test", "header", "scale");

  /** One row in five is a test example where there is no file of them. */
  private static final int TEST_SHARE = 5;

  private static final long SPLIT_SEED = 1;

  private final String name;
  private final String file;
  private final Map<String, String> options;

  private OwnData(String name, String file, Map<String, String> options) {
    this.name = name;
    this.file = file;
    this.options = options;
  }

  /**
   * The data of a name for which {@link DataChoice#isFile} holds.
   *
   * @throws BadInputException for an option that is not known
   */
  static OwnData named(String name) {
    String[] parts = name.split("\\?", 2);
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : parts.length < 2 ? new String[0] : parts[1].split("&", -1)) {
      String[] pair = option.split("=", 2);
      if (pair.length < 2 || !OPTIONS.contains(pair[0])) {
        throw new BadInputException(
            "Invalid option of data %s: %s (expected one of %s, as in label=left; nearest: %s)"
                .formatted(
                    name,
                    option,
                    String.join(", ", OPTIONS),
                    Nearest.of(pair[0], OPTIONS).orElse("label")));
      }
      options.put(pair[0], pair[1]);
    }
    return new OwnData(name, parts[0], options);
  }

  @Override
  public DataFacts facts() {
    return read().facts();
  }

  @Override
  public Dataset load(DataFolders folders, Consumer<String> listener) {
    return read();
  }

  @Override
  public Optional<Path> fetch(DataFolders folders, Consumer<String> listener) {
    return Locations.isUri(file)
        ? Optional.empty()
        : Optional.of(Path.of(file).toAbsolutePath().getParent());
  }

  private String option(String key, List<String> allowed) {
    String value = options.getOrDefault(key, allowed.get(0));
    if (!allowed.contains(value)) {
      throw new BadInputException(
          "Invalid option %s of data %s: %s (expected one of %s)"
              .formatted(key, name, value, String.join(", ", allowed)));
    }
    return value;
  }

  private LabelledRows rows(String path) {
    String label = options.getOrDefault("label", "");
    String header = options.containsKey("header") ? option("header", List.of("yes", "no")) : "";
    return path.endsWith(".parquet")
        ? ParquetRows.read(path, label)
        : CsvFile.read(path, header, label);
  }

  private Dataset read() {
    ColumnScaling.Kind scale = ColumnScaling.Kind.of(option("scale", ColumnScaling.Kind.labels()));
    LabelledRows all = rows(file);
    List<Integer> train = new ArrayList<>(IntStream.range(0, all.values().size()).boxed().toList());
    LabelledRows tests;
    List<Integer> test;
    if (options.containsKey("test")) {
      tests = rows(options.get("test"));
      test = IntStream.range(0, tests.values().size()).boxed().toList();
      if (!tests.columns().equals(all.columns())) {
        throw new BadInputException(
            "Invalid columns of %s: %s (expected those of %s: %s)"
                .formatted(
                    tests.source(),
                    String.join(", ", tests.columns()),
                    all.source(),
                    String.join(", ", all.columns())));
      }
    } else {
      tests = all;
      Collections.shuffle(train, new Random(SPLIT_SEED));
      int count = train.size() / TEST_SHARE;
      test = train.subList(0, count).stream().sorted().toList();
      train = train.subList(count, train.size()).stream().sorted().toList();
    }
    if (train.isEmpty() || test.isEmpty()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "Invalid data %s: %d rows (expected at least %d, of which one in %d is for testing)",
              name,
              all.values().size(),
              TEST_SHARE,
              TEST_SHARE));
    }
    List<String> classes = classes(all);
    ColumnScaling scaling = ColumnScaling.of(scale, all, train);
    Examples trained = examples(all, train, classes, scaling);
    Examples tested = examples(tests, test, classes, scaling);
    return new Dataset(
        name, digest(classes.size(), trained, tested), classes.size(), trained, tested);
  }

  /** Whole numbers in their own order, else texts in alphabetical order. */
  private List<String> classes(LabelledRows rows) {
    List<String> texts = List.copyOf(new TreeSet<>(rows.labels()));
    if (texts.size() < 2) {
      throw new BadInputException(
          "Invalid labels of %s: only %s (expected at least two classes)"
              .formatted(rows.source(), texts));
    }
    if (texts.size() > Math.max(2, rows.labels().size() / 2)) {
      throw new BadInputException(
          String.format(
                  Locale.ROOT,
                  "Invalid labels of %s: %d different ones in %d rows (expected classes; name another column",
                  rows.source(),
                  texts.size(),
                  rows.labels().size())
              + " with ?label=)");
    }
    return texts.stream().allMatch(text -> text.matches("-?\\d{1,15}"))
        ? texts.stream()
            .sorted((a, b) -> Long.compare(Long.parseLong(a), Long.parseLong(b)))
            .toList()
        : texts;
  }

  private static Examples examples(
      LabelledRows rows, List<Integer> taken, List<String> classes, ColumnScaling scaling) {
    int inputs = rows.columns().size();
    Map<String, Integer> numbers =
        IntStream.range(0, classes.size()).boxed().collect(Collectors.toMap(classes::get, c -> c));
    float[] values = new float[inputs * taken.size()];
    int[] labels = new int[taken.size()];
    for (int i = 0; i < labels.length; i++) {
      int row = taken.get(i);
      scaling.copy(rows.values().get(row), values, i * inputs);
      String label = rows.labels().get(row);
      if (!numbers.containsKey(label)) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "Invalid label in %s, example %d: %s (expected one of the training file's: %s)",
                rows.source(),
                row + 1,
                label,
                String.join(", ", classes)));
      }
      labels[i] = numbers.get(label);
    }
    return new FloatExamples(inputs, values, labels);
  }

  private static String digest(int classes, Examples train, Examples test) {
    MessageDigest digest = Sha256.digest();
    digest.update(
        ByteBuffer.allocate(16)
            .putInt(train.inputs())
            .putInt(classes)
            .putInt(train.size())
            .putInt(test.size())
            .flip());
    for (Examples examples : List.of(train, test)) {
      float[] values = new float[examples.inputs()];
      ByteBuffer bytes = ByteBuffer.allocate(4 * (values.length + 1));
      for (int i = 0; i < examples.size(); i++) {
        examples.copyValues(i, values, 0);
        bytes.clear();
        for (float value : values) {
          bytes.putFloat(value);
        }
        bytes.putInt(examples.label(i));
        digest.update(bytes.flip());
      }
    }
    return Sha256.hex(digest);
  }
}
