package dev.initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataReading;
import dev.initsweep.cell.InputShape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownTableTest {

  private static final int ROWS = 20;

  /** Four pixels of 0 to 16, then the class: that of the row's number. */
  private static final byte[] PIXELS =
      IntStream.range(0, ROWS)
          .mapToObj(
              i ->
                  String.format(
                      Locale.ROOT, "%d,%d,%d,0,%d\n", i % 17, (3 * i) % 17, 16 - i % 17, i % 4))
          .collect(Collectors.joining())
          .getBytes(StandardCharsets.US_ASCII);

  private static final byte[] TABLE =
      ("20,2,a,b,c\n"
              + IntStream.range(0, ROWS)
                  .mapToObj(i -> i * .25 + "," + i * i + "," + i % 3 + "\n")
                  .collect(Collectors.joining()))
          .getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path root;
  private final List<String> heard = new ArrayList<>();

  private DataFolders folders() {
    return DataFolders.cacheOnly(root.resolve("cache"));
  }

  private static KnownTable pixels(Origin... origins) {
    return new KnownTable(
        new PublishedFile("tiny", "tiny.csv", true, TinyIdx.sha256(PIXELS), List.of(origins)),
        0,
        ROWS,
        new InputShape(List.of(2, 2)),
        4,
        Optional.of(16));
  }

  private static KnownTable table(Origin... origins) {
    return new KnownTable(
        new PublishedFile("table", "table.csv", false, TinyIdx.sha256(TABLE), List.of(origins)),
        1,
        ROWS,
        InputShape.flat(2),
        3,
        Optional.empty());
  }

  private static Origin with(String file, byte[] bytes) {
    return (files, temporary) -> {
      assertThat(files).containsExactly(file);
      TinyIdx.write(temporary.resolve(file), bytes);
      return temporary;
    };
  }

  @Test
  void pixelsStayAsTheyAreAndHaveAShape() {
    KnownTable source = pixels(with("tiny.csv.gz", TinyIdx.packed(PIXELS)));
    Dataset data = source.load(folders(), heard::add);
    assertThat(data.facts()).isEqualTo(source.facts());
    assertThat(data.train().shape()).isEqualTo(new InputShape(List.of(2, 2)));
    assertThat(data.train().unit()).isEqualTo(16);
    // Every row is there once, in the order of the file, with its class.
    List<Integer> seen = new ArrayList<>();
    for (Examples part : List.of(data.train(), data.test())) {
      float[] values = new float[4];
      int last = -1;
      for (int i = 0; i < part.size(); i++) {
        part.copyValues(i, values, 0);
        int label = part.label(i);
        int row =
            IntStream.range(last + 1, ROWS)
                .filter(r -> r % 17 == values[0] && r % 4 == label)
                .findFirst()
                .orElseThrow();
        assertThat(values).containsExactly(row % 17, (3 * row) % 17, 16 - row % 17, 0);
        seen.add(row);
        last = row;
      }
    }
    assertThat(data.test().size()).isEqualTo(4);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(IntStream.range(0, ROWS).boxed().toList());
    assertThat(root.resolve("cache/tiny/tiny.csv")).hasBinaryContent(PIXELS);
  }

  @Test
  void columnsOfATableAreScaledByTheTrainingRows() {
    Dataset data = table(with("table.csv", TABLE)).load(folders(), heard::add);
    assertThat(data.train().unit()).isEqualTo(1);
    float[] values = new float[2];
    double[] sums = new double[2];
    double[] squares = new double[2];
    for (int i = 0; i < data.train().size(); i++) {
      data.train().copyValues(i, values, 0);
      for (int c = 0; c < 2; c++) {
        sums[c] += values[c];
        squares[c] += values[c] * values[c];
      }
    }
    for (int c = 0; c < 2; c++) {
      assertThat(sums[c]).isCloseTo(0, within(1e-5));
      assertThat(squares[c]).isCloseTo(data.train().size(), within(1e-4));
    }
  }

  /** The same rows are a test part wherever a table has none. */
  @Test
  void isTheTableOfTheSameRowsOfTheUsersOwn() {
    Path own =
        TinyIdx.write(
            root.resolve("own.csv"),
            Arrays.copyOfRange(TABLE, "20,2,a,b,c\n".length(), TABLE.length));
    Dataset users = OwnFiles.load(own + "?header=no&label=3");
    Dataset known = table(with("table.csv", TABLE)).load(folders(), heard::add);
    for (int i = 0; i < users.train().size(); i++) {
      float[] theirs = new float[2];
      float[] ours = new float[2];
      users.train().copyValues(i, theirs, 0);
      known.train().copyValues(i, ours, 0);
      assertThat(ours).containsExactly(theirs);
      assertThat(known.train().label(i)).isEqualTo(users.train().label(i));
    }
  }

  @Test
  void saysWhatWasRead() {
    DataReading read = table(with("table.csv", TABLE)).reading(folders(), heard::add);
    assertThat(read.rows()).isEqualTo(ROWS);
    assertThat(read.classes()).containsExactly(entry("0", 7), entry("1", 7), entry("2", 6));
    assertThat(read.first().get(1)).containsExactly(.25, 1.);
    assertThat(read.test()).contains(new DataReading.Test(4, "of the rows, drawn"));
    assertThat(pixels(with("tiny.csv.gz", TinyIdx.packed(PIXELS))).reading(folders(), heard::add))
        .satisfies(
            pixels -> {
              assertThat(pixels.constant()).containsExactly("4");
              assertThat(pixels.notes())
                  .containsExactly(
                      "inputs are pixels of 0 to 16; the plan's key scaling scales them");
            });
  }

  private static Map.Entry<String, Integer> entry(String label, int count) {
    return Map.entry(label, count);
  }

  @Test
  void takesTheUsersOwnFilePackedOrNot() {
    Path own = root.resolve("own");
    TinyIdx.write(own.resolve("tiny/tiny.csv.gz"), TinyIdx.packed(PIXELS));
    DataFolders withOwn = new DataFolders(Optional.of(own), root.resolve("cache"));
    assertThat(pixels().load(withOwn, heard::add).train().size()).isEqualTo(16);
    TinyIdx.write(own.resolve("tiny/tiny.csv"), PIXELS);
    assertThat(pixels().fetch(withOwn, heard::add)).hasValue(own.resolve("tiny"));
    assertThat(heard).isEmpty();
    TinyIdx.write(own.resolve("tiny/tiny.csv"), TABLE);
    assertThatThrownBy(() -> pixels().load(withOwn, heard::add))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Invalid file %s: SHA-256 %s (expected %s for tiny.csv of tiny)",
            own.resolve("tiny/tiny.csv"), TinyIdx.sha256(TABLE), TinyIdx.sha256(PIXELS));
  }

  @Test
  void fetchesADamagedFileAgainAndTellsWhatWasTried() {
    TinyIdx.write(root.resolve("cache/tiny/tiny.csv"), TABLE);
    byte[] packed = TinyIdx.packed(PIXELS);
    Origin cutOff = with("tiny.csv.gz", Arrays.copyOf(packed, packed.length / 2));
    Origin good = with("tiny.csv.gz", packed);
    pixels(cutOff, good).load(folders(), heard::add);
    assertThat(heard.get(0)).startsWith("Invalid file ").endsWith(": fetching it again");
    assertThat(heard.get(2)).contains("it is damaged (expected tiny.csv.gz of tiny)");
    assertThat(heard).last().isEqualTo("tiny is in " + root.resolve("cache/tiny"));
    assertThatThrownBy(() -> table(with("table.csv", PIXELS)).load(folders(), heard::add))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Cannot fetch table: tried ")
        .hasMessageEndingWith(
            "put table.csv into %s, or into table of the folder that INITSWEEP_DATA names",
            root.resolve("cache/table"));
  }
}
