package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.DataReading;
import dev.initsweep.cell.OwnDataName;
import dev.initsweep.cell.Shown;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A table of the user's own, named by its file and perhaps options: {@code data/churn.csv}, {@code
 * data/churn.csv?label=left&test=data/churn-test.csv}. docs/your-own-data.md describes the options.
 *
 * <p>The digest is the SHA-256 over the numbers of inputs, classes, training and test examples,
 * then every example's values as the network gets them and its label, big-endian.
 */
final class OwnData implements DataSource {

  /** How many rows are shown to people as they stand in the file. */
  private static final int FIRST_ROWS = 3;

  private static final int PIXEL_CLASSES = 256;

  private final String name;
  private final String file;
  private final TableOptions options;
  private final Optional<String> testFile;
  private final Optional<ColumnScaling.Kind> scale;

  private OwnData(String name, OwnDataName parts) {
    this.name = name;
    this.file = parts.file();
    Map<String, String> texts = TableOptions.texts(name, parts);
    this.options = TableOptions.of(name, texts);
    this.testFile = Optional.ofNullable(texts.get("test"));
    this.scale = Optional.ofNullable(texts.get("scale")).map(this::scale);
  }

  /**
   * The data of a name for which {@link DataChoice#isFile} holds.
   *
   * @throws BadInputException for an option that is not known
   */
  static OwnData named(String name) {
    return new OwnData(name, OwnDataName.parse(name).orElseThrow());
  }

  private ColumnScaling.Kind scale(String label) {
    if (!ColumnScaling.Kind.labels().contains(label)) {
      throw TableOptions.invalid("scale", name, label, ColumnScaling.Kind.labels());
    }
    return ColumnScaling.Kind.of(label);
  }

  @Override
  public DataFacts facts() {
    return read().data().facts();
  }

  @Override
  public Dataset load(DataFolders folders, Consumer<String> listener) {
    return read().data();
  }

  @Override
  public DataReading reading(DataFolders folders, Consumer<String> listener) {
    return read().reading();
  }

  @Override
  public Optional<Path> fetch(DataFolders folders, Consumer<String> listener) {
    return Locations.isUri(file)
        ? Optional.empty()
        : Optional.of(Path.of(file).toAbsolutePath().getParent());
  }

  private record Read(Dataset data, DataReading reading) {}

  /** The rows of a part: of the training file, or of one of tests. */
  private record Part(LabelledRows rows, List<Integer> taken) {}

  private static LabelledRows rows(String path, TableOptions options) {
    if (areArrays(path)) {
      return ArrayRows.read(path, options);
    }
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".parquet") || lower.endsWith("/")
        ? ParquetRows.read(path, options)
        : CsvFile.read(path, options);
  }

  private static boolean areArrays(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".npy")
        || lower.endsWith(".npz")
        || (lower.endsWith("/") && !Locations.isUri(path) && OwnFolder.hasArrays(path));
  }

  private Read read() {
    LabelledRows all = IndexColumns.leaveOut(rows(file, options), options);
    TableClasses classes = TableClasses.of(all);
    LabelGuess.requireOnlyOne(all);
    List<Integer> classOf = classes.of(all.labels(), all.numerals());
    List<String> twins = TwinColumns.notes(all, classOf, options);
    List<String> constant = constant(all);
    List<Integer> train = IntStream.range(0, all.values().size()).boxed().toList();
    Optional<LabelledRows> ownTests =
        areArrays(file) && testFile.isEmpty() ? ArrayRows.tests(file) : Optional.empty();
    Part tests;
    if (testFile.isPresent()) {
      tests = tests(all);
    } else if (ownTests.isPresent()) {
      tests = whole(ownTests.get());
    } else {
      DrawnTests drawn = DrawnTests.of(train.size());
      tests = new Part(all, drawn.test());
      train = drawn.train();
    }
    if (train.isEmpty() || tests.taken().isEmpty()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "Invalid data %s: %d rows (expected at least %d, of which one in %d is for testing)",
              name,
              all.values().size(),
              DrawnTests.SHARE,
              DrawnTests.SHARE));
    }
    boolean raw = all.isPixels() && scale.isEmpty() && classes.size() <= PIXEL_CLASSES;
    ColumnScaling.Kind kind =
        raw ? ColumnScaling.Kind.NONE : scale.orElse(ColumnScaling.Kind.STANDARDISE);
    ColumnScaling scaling = ColumnScaling.of(kind, all, train);
    Examples trained = examples(new Part(all, train), classes, scaling, raw);
    Examples tested = examples(tests, classes, scaling, raw);
    String digest = digest(classes.size(), trained, tested);
    List<String> notes = new ArrayList<>(all.notes());
    notes.addAll(twins);
    notes.addAll(classes.notes());
    notes.addAll(scaling.notes());
    notes.add(
        raw
            ? "inputs are pixels of 0 to 255; the plan's key scaling scales them"
            : "inputs are scaled by the training rows: scale=" + kind.label());
    Dataset data = new Dataset(name, digest, classes.size(), trained, tested);
    DataReading reading =
        new DataReading(
            data.facts(),
            all.format(),
            all.values().size(),
            all.columns(),
            classes.counts(classOf),
            Optional.of(label(all)),
            all.header(),
            Optional.of(
                new DataReading.Test(
                    tests.taken().size(),
                    testFile
                        .map(path -> "rows of " + path)
                        .orElse(ownTests.isPresent() ? "of the test part" : "of the rows, drawn"))),
            constant,
            all.values().stream()
                .limit(FIRST_ROWS)
                .map(row -> DoubleStream.of(row).boxed().toList())
                .toList(),
            notes);
    return new Read(data, reading);
  }

  private static DataReading.Label label(LabelledRows rows) {
    return new DataReading.Label(
        rows.header().orElse(true) ? rows.labelName() : "",
        rows.head().label() + 1,
        rows.head().reason());
  }

  /**
   * Names of the columns that have one value throughout.
   *
   * @throws BadInputException if all have
   */
  private static List<String> constant(LabelledRows rows) {
    double[] first = rows.values().get(0);
    boolean[] varies = new boolean[first.length];
    for (double[] row : rows.values()) {
      for (int c = 0; c < varies.length; c++) {
        varies[c] |= row[c] != first[c];
      }
    }
    List<String> constant =
        IntStream.range(0, varies.length)
            .filter(c -> !varies[c])
            .mapToObj(rows.columns()::get)
            .toList();
    if (constant.size() == varies.length) {
      throw new BadInputException(
          "Invalid columns of %s: every input is constant, with the same value in every row: %s (expected one that varies)"
              .formatted(rows.source(), Shown.list(constant)));
    }
    return constant;
  }

  /** The rows of the file of tests, with the columns of the training file in its order. */
  private Part tests(LabelledRows all) {
    Set<String> leftOut = new HashSet<>(all.head().inputs());
    leftOut.removeAll(all.columns());
    all.head().dropped().forEach(c -> leftOut.add(all.head().names().get(c)));
    LabelledRows tests =
        rows(testFile.orElseThrow(), options.ofTest(all.labelName(), all.header(), leftOut));
    if (!new HashSet<>(tests.columns()).equals(new HashSet<>(all.columns()))) {
      throw differing(tests, all);
    }
    return whole(tests.select(all.columns(), tests.notes()));
  }

  private static Part whole(LabelledRows rows) {
    return new Part(rows, IntStream.range(0, rows.values().size()).boxed().toList());
  }

  private static BadInputException differing(LabelledRows tests, LabelledRows all) {
    int at = 0;
    while (at < Math.min(tests.columns().size(), all.columns().size())
        && tests.columns().get(at).equals(all.columns().get(at))) {
      at++;
    }
    return new BadInputException(
        String.format(
            Locale.ROOT,
            "Invalid columns of %s: %d inputs, of which number %d is %s (expected %d, number %d being %s,"
                + " as in %s)",
            tests.source(),
            tests.columns().size(),
            at + 1,
            at < tests.columns().size() ? Shown.text(tests.columns().get(at)) : "missing",
            all.columns().size(),
            at + 1,
            at < all.columns().size() ? Shown.text(all.columns().get(at)) : "none",
            all.source()));
  }

  private static Examples examples(
      Part part, TableClasses classes, ColumnScaling scaling, boolean raw) {
    int inputs = part.rows().columns().size();
    float[] values = new float[Math.multiplyExact(inputs, part.taken().size())];
    int[] labels = new int[part.taken().size()];
    for (int i = 0; i < labels.length; i++) {
      int row = part.taken().get(i);
      scaling.copy(part.rows(), row, values, i * inputs);
      labels[i] = classes.of(part.rows(), row);
    }
    return raw ? bytes(inputs, values, labels) : new FloatExamples(inputs, values, labels);
  }

  private static Examples bytes(int inputs, float[] values, int[] labels) {
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) values[i];
    }
    byte[] classes = new byte[labels.length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = (byte) labels[i];
    }
    return new ByteExamples(inputs, pixels, classes);
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
