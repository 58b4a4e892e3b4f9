package dev.initsweep.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.DataReading;
import dev.initsweep.cell.InputShape;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A data set of one CSV file with a published digest, which is that of the data set: numbers
 * between commas, the class as the last one. One row in five is a test example, drawn once and for
 * all.
 *
 * @param file of the data set
 * @param headLines how many lines at the beginning are no examples
 * @param rows how many examples follow
 * @param shape of an example
 * @param classes number of labels
 * @param unit the greatest possible value of pixels, which stay as they are; without it each column
 *     gets mean 0 and variance 1 over the training rows
 */
record KnownTable(
    PublishedFile file,
    int headLines,
    int rows,
    InputShape shape,
    int classes,
    Optional<Integer> unit)
    implements DataSource {

  private static final int FIRST_ROWS = 3;

  @Override
  public DataFacts facts() {
    DrawnTests drawn = DrawnTests.of(rows);
    return new DataFacts(
        file.dataSet(), file.digest(), drawn.train().size(), drawn.test().size(), shape, classes);
  }

  @Override
  public Dataset load(DataFolders folders, Consumer<String> listener) {
    LabelledRows all = read(folders, listener);
    DrawnTests drawn = DrawnTests.of(all.values().size());
    ColumnScaling scaling =
        ColumnScaling.of(
            unit.isPresent() ? ColumnScaling.Kind.NONE : ColumnScaling.Kind.STANDARDISE,
            all,
            drawn.train());
    return new Dataset(
        file.dataSet(),
        file.digest(),
        classes,
        examples(all, drawn.train(), scaling),
        examples(all, drawn.test(), scaling));
  }

  private Examples examples(LabelledRows all, List<Integer> taken, ColumnScaling scaling) {
    float[] values = new float[taken.size() * shape.values()];
    int[] labels = new int[taken.size()];
    for (int i = 0; i < labels.length; i++) {
      scaling.copy(all, taken.get(i), values, i * shape.values());
      labels[i] = Integer.parseInt(all.labels().get(taken.get(i)));
    }
    return unit.isEmpty()
        ? new FloatExamples(shape.values(), values, labels)
        : pixels(values, labels, unit.get());
  }

  private Examples pixels(float[] values, int[] labels, int most) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    byte[] classOf = new byte[labels.length];
    for (int i = 0; i < classOf.length; i++) {
      classOf[i] = (byte) labels[i];
    }
    return new ByteExamples(shape, bytes, classOf, most);
  }

  @Override
  public DataReading reading(DataFolders folders, Consumer<String> listener) {
    LabelledRows all = read(folders, listener);
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int c = 0; c < classes; c++) {
      counts.put(String.valueOf(c), 0);
    }
    all.labels().forEach(label -> counts.merge(label, 1, Integer::sum));
    return new DataReading(
        facts(),
        all.format(),
        all.values().size(),
        all.columns(),
        counts,
        Optional.of(new DataReading.Label("", 1 + shape.values(), "the last one")),
        Optional.empty(),
        Optional.of(new DataReading.Test(facts().testExamples(), "of the rows, drawn")),
        IntStream.range(0, shape.values())
            .filter(c -> DoubleStream.of(all.column(c)).distinct().count() == 1)
            .mapToObj(all.columns()::get)
            .toList(),
        all.values().stream()
            .limit(FIRST_ROWS)
            .map(row -> DoubleStream.of(row).boxed().toList())
            .toList(),
        List.of(
            unit.map(
                    most ->
                        "inputs are pixels of 0 to "
                            + most
                            + "; the plan's key scaling scales them")
                .orElse("inputs are scaled by the training rows: scale=standardise")));
  }

  @Override
  public Optional<Path> fetch(DataFolders folders, Consumer<String> listener) {
    return Optional.of(file.path(folders, listener).getParent());
  }

  /** Its digest is right, so that nothing else can be wrong with it. */
  private LabelledRows read(DataFolders folders, Consumer<String> listener) {
    Path path = file.path(folders, listener);
    List<String> columns =
        IntStream.rangeClosed(1, shape.values()).mapToObj(String::valueOf).toList();
    List<double[]> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    try (CsvReader<CsvRecord> records =
        CsvFormat.records(new InputStreamReader(file.open(path), StandardCharsets.US_ASCII), ',')) {
      for (CsvRecord record : records) {
        if (record.getStartingLineNumber() <= headLines) {
          continue;
        }
        List<String> fields = record.getFields();
        values.add(
            fields.subList(0, shape.values()).stream().mapToDouble(Double::parseDouble).toArray());
        labels.add(fields.get(shape.values()));
      }
    } catch (IOException e) {
      throw new BadInputException("Cannot read %s: %s".formatted(path, Reasons.of(e)), e);
    }
    List<String> names = new ArrayList<>(columns);
    names.add("");
    return new LabelledRows(
        path.toString(),
        "CSV, separated by commas",
        new TableHead(names, shape.values(), "the last one", false, false, Set.of()),
        Optional.empty(),
        columns,
        values,
        labels,
        Numerals.POINT,
        IntStream.rangeClosed(1 + headLines, headLines + values.size()).boxed().toList(),
        unit.isPresent(),
        List.of());
  }
}
