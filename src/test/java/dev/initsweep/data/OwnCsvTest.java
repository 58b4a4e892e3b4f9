package dev.initsweep.data;

import static dev.initsweep.data.OwnFiles.error;
import static dev.initsweep.data.OwnFiles.inputs;
import static dev.initsweep.data.OwnFiles.load;
import static dev.initsweep.data.OwnFiles.notes;
import static dev.initsweep.data.OwnFiles.reading;
import static dev.initsweep.data.OwnFiles.rows;
import static dev.initsweep.data.OwnFiles.thirty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataReading;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of text in the shapes that programs write them in: what is read, and what is said. */
class OwnCsvTest {

  private static final Map<String, Integer> ANIMALS = Map.of("ant", 10, "bee", 10, "cat", 10);

  @TempDir private Path folder;

  private String write(String name, List<String> rows) throws IOException {
    return OwnFiles.write(folder.resolve(name), rows);
  }

  private String table(List<String> rows) throws IOException {
    return write("t.csv", rows);
  }

  private static String animal(int row) {
    return List.of("ant", "bee", "cat").get(row % 3);
  }

  private static String number(int row) {
    return String.valueOf(row % 3);
  }

  private static List<Double> first(int row) {
    return inputs(row).stream().map(Double::valueOf).toList();
  }

  // --- Headers
  // ------------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,1,2,target",
        "2019,2020,2021,label",
        "100,200,300,y",
        "1d,2d,3d,class",
        "0,1,2,3"
      })
  void aHeaderOfNumbersIsOne(String header) throws IOException {
    DataReading read = reading(table(thirty(header, OwnCsvTest::number)));
    assertThat(read.header()).contains(true);
    assertThat(read.rows()).isEqualTo(30);
    assertThat(read.columns()).isEqualTo(List.of(header.split(",", -1)).subList(0, 3));
    assertThat(read.classes()).containsOnlyKeys("0", "1", "2");
    assertThat(read.first().get(0)).isEqualTo(first(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0,1,2,target", "2019,2020,2021,label", "0,1,2,kind"})
  void soItIsOverLabelsInWords(String header) throws IOException {
    DataReading read = reading(table(thirty(header, OwnCsvTest::animal)));
    assertThat(read.header()).contains(true);
    assertThat(read.classes()).containsExactlyInAnyOrderEntriesOf(ANIMALS);
  }

  /** What pandas writes of an array: an index without a name, and columns that are counted. */
  @Test
  void aHeaderThatCountsBehindAnIndexIsOne() throws IOException {
    List<String> rows =
        IntStream.range(0, 30)
            .mapToObj(i -> i + ",2." + i + ",3." + i + "," + animal(i))
            .collect(Collectors.toList());
    rows.add(0, ",0,1,2");
    DataReading read = reading(table(rows));
    assertThat(read.header()).contains(true);
    assertThat(read.columns()).containsExactly("0", "1");
    assertThat(read.classes()).containsExactlyInAnyOrderEntriesOf(ANIMALS);
    assertThat(read.first().get(1)).containsExactly(2.1, 3.1);
  }

  /** numpy's savetxt makes a comment of its header. */
  @Test
  void aHeaderMayBeAComment() throws IOException {
    DataReading read = reading(table(thirty("# a,b,c,label", OwnCsvTest::animal)));
    assertThat(read.columns()).containsExactly("a", "b", "c");
    assertThat(reading(table(thirty("#,b,c,label", OwnCsvTest::animal))).columns())
        .containsExactly("#", "b", "c");
  }

  @Test
  void allColumnsOfWordsAreNamedAtOnce() throws IOException {
    List<String> rows =
        List.of(
            "name,age,\"town, or not\",since,label",
            "Ann,1.5,A,2020-01-01,0",
            "Bob,2.5,B,2020-01-02,1",
            "Cid,3.5,C,2020-01-03,0");
    assertThat(error(table(rows)))
        .endsWith(
            "row 2, column name: Ann (expected a number; ?drop=name,3,since leaves all columns of"
                + " words out)");
    assertThat(error(table(rows) + "?drop=name,3"))
        .endsWith(
            "column since: 2020-01-01 (expected a number; ?drop=since leaves the column out)");
  }

  @Test
  void aCommaForThousandsIsNamed() throws IOException {
    List<String> rows = List.of("a,b,label", "1,\"24,532.27\",0", "2,\"1,000\",1", "3,5,1");
    assertThat(error(table(rows)))
        .endsWith("column b: 24,532.27 (expected a number without a comma for thousands)");
  }

  @Test
  void aNameIsNoneOfColumnsWithoutNames() throws IOException {
    assertThat(error(table(thirty("", OwnCsvTest::animal)) + "?label=left"))
        .endsWith("left (expected a number 1 to 4, as the columns have no names)");
  }

  @Test
  void withoutAHeaderColumnsHaveNumbers() throws IOException {
    DataReading read = reading(table(thirty("", OwnCsvTest::animal)));
    assertThat(read.header()).contains(false);
    assertThat(read.rows()).isEqualTo(30);
    assertThat(read.columns()).containsExactly("1", "2", "3");
    assertThat(read.json()).containsEntry("label", 4);
  }

  @Test
  void aFirstRowWithAMissingValueIsNoHeader() throws IOException {
    List<String> rows = thirty("", OwnCsvTest::animal);
    for (String missing : List.of("?", "NaN", "NA", "")) {
      rows.set(0, "1.5," + missing + ",3.5,ant");
      assertThat(error(table(rows)))
          .contains("row 1, column 2: " + (missing.isEmpty() ? "nothing" : missing));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2,4,ant", "5,x,7,bee", "0,1,2,3"})
  void whatAPersonCouldNotTellIsAsked(String first) throws IOException {
    List<String> rows =
        rows(
            first,
            30,
            i ->
                String.format(
                    Locale.ROOT, "%d,%d,%d,%s", i, i * i % 7, i % 11, i % 3 == 0 ? "7" : "8"));
    if (!first.endsWith("3")) {
      rows =
          rows(
              first,
              30,
              i -> String.format(Locale.ROOT, "%d,%d,%d,%s", i, i * i % 7, i % 11, "dog" + i % 2));
    }
    assertThat(error(table(rows)))
        .contains("Cannot tell whether row 1 of ", "expected ?header=yes or ?header=no");
  }

  @Test
  void theOptionDecides() throws IOException {
    String name = table(thirty("0,1,2,3", OwnCsvTest::number));
    assertThat(reading(name + "?header=yes").rows()).isEqualTo(30);
    assertThat(reading(name + "?header=no&label=4").rows()).isEqualTo(31);
  }

  // --- Columns that give the class away
  // -------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Id",
        "id",
        "PassengerId",
        "Unnamed: 0",
        "index",
        "__index_level_0__",
        "row_id"
      })
  void aColumnThatCountsTheRowsIsLeftOutAndItIsSaid(String index) throws IOException {
    List<String> rows =
        rows(index + ",a,b,c,label", 30, i -> i + "," + String.join(",", inputs(i)) + "," + i / 10);
    String name = table(rows);
    DataReading read = reading(name);
    assertThat(read.columns()).containsExactly("a", "b", "c");
    assertThat(read.lines().toString()).contains("left out: ", "counts the rows (?keep=");
    String kept = index.isEmpty() ? "1" : index;
    assertThat(reading(name + "?keep=" + kept).columns()).hasSize(4);
    assertThat(reading(name + "?keep=" + kept).first().get(2).get(0)).isEqualTo(2);
  }

  @Test
  void rowNamesInWordsAreLeftOut() throws IOException {
    List<String> rows =
        rows(
            "\"\",\"a\",\"b\",\"class\"",
            30,
            i ->
                "\"car "
                    + i
                    + "\","
                    + inputs(i).get(0)
                    + ","
                    + inputs(i).get(1)
                    + ",\""
                    + animal(i)
                    + "\"");
    DataReading read = reading(table(rows));
    assertThat(read.columns()).containsExactly("a", "b");
    assertThat(read.notes())
        .anySatisfy(note -> assertThat(note).startsWith("left out: (column 1)"));
  }

  @Test
  void aColumnWithoutANameThatDoesNotCountIsAsked() throws IOException {
    String name = table(thirty(",b,c,label", OwnCsvTest::number));
    assertThat(error(name)).contains("column 1 has no name", "?keep=1", "?drop=1");
    assertThat(reading(name + "?keep=1").columns()).containsExactly("(column 1)", "b", "c");
    assertThat(reading(name + "?drop=1").columns()).containsExactly("b", "c");
  }

  @Test
  void anotherNameThatCountsIsTakenAndItIsSaid() throws IOException {
    String name = table(rows("day,a,label", 30, i -> i + "," + inputs(i).get(0) + "," + number(i)));
    assertThat(reading(name).columns()).containsExactly("day", "a");
    assertThat(notes(name)).contains("day counts the rows (?drop=day leaves it out)");
    assertThat(reading(name + "?drop=day").columns()).containsExactly("a");
  }

  @Test
  void idsThatAreCategoriesStay() throws IOException {
    String name =
        table(
            rows(
                "station_id,grid,a,label",
                30,
                i -> i % 7 + "," + i % 5 + "," + inputs(i).get(0) + "," + number(i)));
    assertThat(reading(name).columns()).containsExactly("station_id", "grid", "a");
  }

  @Test
  void aColumnThatHoldsTheLabelIsNamed() throws IOException {
    String name =
        table(
            rows(
                "class,a,b,label",
                30,
                i ->
                    number(i) + "," + inputs(i).get(0) + "," + inputs(i).get(1) + "," + number(i)));
    assertThat(error(name))
        .contains("class holds the same as the label label", "?drop=class", "?keep=class");
    assertThat(reading(name + "?drop=class").columns()).containsExactly("a", "b");
    assertThat(reading(name + "?keep=class").columns()).containsExactly("class", "a", "b");
  }

  @Test
  void aColumnThatTellsTheClassIsSaid() throws IOException {
    String name =
        table(rows("code,a,label", 30, i -> 7 - i % 3 + "," + inputs(i).get(0) + "," + animal(i)));
    assertThat(notes(name))
        .anySatisfy(note -> assertThat(note).startsWith("code has one value for each class"));
  }

  // --- The label's column
  // ---------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {"Label", "TARGET", "species", "Species", "Y", " label", "label ", "\" class \""})
  void usualNamesAreKnownInOtherSpellingsAndPlaces(String label) throws IOException {
    String name =
        table(rows(label + ",a,b", 30, i -> number(i) + "," + inputs(i).get(0) + "," + i % 4));
    DataReading read = reading(name);
    assertThat(read.label().orElseThrow().name()).isEqualTo(label.replace("\"", "").strip());
    assertThat(read.label().orElseThrow().number()).isEqualTo(1);
    assertThat(read.label().orElseThrow().reason()).isEqualTo("by its name");
    assertThat(read.columns()).containsExactly("a", "b");
    assertThat(read.classes()).containsOnlyKeys("0", "1", "2");
  }

  @Test
  void theLastColumnIsNoLabelIfItHasDecimals() throws IOException {
    String name =
        table(rows("kind,a,b", 30, i -> number(i) + "," + inputs(i).get(0) + "," + i % 4 / 2.0));
    assertThat(error(name))
        .contains("column b", "the last one, as none is named", "decimals such as 0.5", "?label=");
    assertThat(reading(name + "?label=kind").columns()).containsExactly("a", "b");
    assertThat(reading(name + "?label=b").classes()).containsOnlyKeys("0", "0.5", "1", "1.5");
  }

  @Test
  void theLastColumnIsNoLabelIfAnotherMayBe() throws IOException {
    String name =
        table(rows("kind,a,b", 30, i -> number(i) + "," + inputs(i).get(0) + "," + i % 4));
    assertThat(error(name))
        .contains("Cannot tell which column of ", "it may be b, kind", "?label=");
    String words =
        table(rows("number,a,kind", 30, i -> i % 5 + "," + inputs(i).get(0) + "," + animal(i)));
    assertThat(reading(words).label().orElseThrow().reason()).isEqualTo("the only one with words");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NA", "?", "NaN", "nan", "null", "N/A", "<NA>", ""})
  void aMissingLabelIsNoClass(String missing) throws IOException {
    String name = table(thirty("a,b,c,label", i -> i == 6 || i == 9 ? missing : number(i)));
    assertThat(error(name)).contains("row 8, column label: ", missing, "(expected a label");
  }

  @Test
  void equalNumbersAreOneClass() throws IOException {
    String name = table(thirty("a,b,c,label", i -> i % 2 == 0 ? number(i) : number(i) + ".0"));
    assertThat(reading(name).classes())
        .containsExactly(Map.entry("0", 10), Map.entry("1", 10), Map.entry("2", 10));
    assertThat(notes(name)).contains("one class, as one number: 1, 1.0");
    String zeros = table(thirty("a,b,c,label", i -> i % 2 == 0 ? "0" : i % 3 == 0 ? "-0" : "1"));
    assertThat(reading(zeros).classes()).containsExactly(Map.entry("0", 20), Map.entry("1", 10));
  }

  @Test
  void equalNumbersMakeTheDataThatOneSpellingMakes() throws IOException {
    String one = write("one.csv", thirty("a,b,c,label", OwnCsvTest::number));
    String two =
        write("two.csv", thirty("a,b,c,label", i -> i < 15 ? number(i) : number(i) + ".00"));
    assertThat(load(two).digest()).isEqualTo(load(one).digest());
  }

  @Test
  void twoColumnsOfOneNameAreNamed() throws IOException {
    assertThat(error(table(thirty("label,b,c,label", OwnCsvTest::number))))
        .contains("columns 1 and 4 are both named label");
    assertThat(error(table(thirty("a,LABEL,c,Label", OwnCsvTest::number))))
        .contains("several may be the label: LABEL, Label");
  }

  @Test
  void anOptionThatStandsThereTwiceIsNamed() {
    assertThatThrownBy(() -> OwnData.named("a.csv?label=a&label=b"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("label is written twice");
  }

  // --- Values
  // ---------------------------------------------------------------------------------------

  /** Mean and deviation in exact arithmetic of whole numbers, which doubles hold. */
  @Test
  void valuesAreScaledInDouble() throws IOException {
    IntFunction<Long> time = i -> 1_600_000_000_000L + 200L * (i * 37 % 100);
    Dataset data =
        load(
            table(rows("t,label", 100, i -> time.apply(i) + "," + number(i)))
                + "?test="
                + write("test.csv", List.of("t,label", time.apply(0) + ",0")));
    double mean =
        IntStream.range(0, 100).mapToLong(i -> time.apply(i) - 1_600_000_000_000L).sum() / 100.0;
    double variance =
        IntStream.range(0, 100)
                .mapToDouble(i -> time.apply(i) - 1_600_000_000_000L - mean)
                .map(x -> x * x)
                .sum()
            / 100;
    Set<Float> distinct = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      float[] value = new float[1];
      data.train().copyValues(i, value, 0);
      distinct.add(value[0]);
      assertThat((double) value[0])
          .isCloseTo(
              (time.apply(i) - 1_600_000_000_000L - mean) / Math.sqrt(variance), within(1e-6));
    }
    assertThat(distinct).hasSize(100);
  }

  @Test
  void aNumberBeyondFloatsIsScaledAsTheDoubleThatItIs() throws IOException {
    List<String> rows = thirty("a,b,c,label", OwnCsvTest::number);
    rows.set(5, "1e39,1.5,2.5,1");
    String name = table(rows);
    assertThat(reading(name).first()).hasSize(3);
    float[] values = new float[3];
    for (Examples part : List.of(load(name).train(), load(name).test())) {
      for (int i = 0; i < part.size(); i++) {
        part.copyValues(i, values, 0);
        assertThat(values[0]).isFinite();
      }
    }
    assertThat(error(name + "?scale=none")).contains("row 6, column a: 1.0E39");
  }

  @Test
  void numbersFarFromOneAreScaledToo() throws IOException {
    for (String exponent : List.of("e200", "e-200")) {
      String name = table(rows("a,label", 30, i -> inputs(i).get(0) + exponent + "," + number(i)));
      String plain =
          write("plain.csv", rows("a,label", 30, i -> inputs(i).get(0) + "," + number(i)));
      float[] far = new float[1];
      float[] near = new float[1];
      for (int i = 0; i < 24; i++) {
        load(name).train().copyValues(i, far, 0);
        load(plain).train().copyValues(i, near, 0);
        assertThat(far[0]).isCloseTo(near[0], within(1e-5f));
      }
    }
  }

  @Test
  void whatScalingNoneRoundsVisiblyIsSaid() throws IOException {
    String name =
        table(rows("t,label", 30, i -> 1_600_000_001L + 20L * (i * 7 % 30) + "," + number(i)));
    assertThat(notes(name + "?scale=none"))
        .anySatisfy(note -> assertThat(note).contains("coarse", ": t ("));
    assertThat(notes(name)).noneSatisfy(note -> assertThat(note).contains("coarse"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0d", "1f", "0x1p3", "NaN", "much", "1 000", "--1", "e5", "."})
  void whatIsNoNumberInATableIsNamed(String found) throws IOException {
    List<String> rows = thirty("a,code,c,label", OwnCsvTest::number);
    rows.set(4, "1.5," + found + ",2.5,1");
    assertThat(error(table(rows))).contains("row 5, column code: " + found + " (expected a number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "1e999", "Infinity"})
  void whatIsNotFiniteIsNamed(String found) throws IOException {
    List<String> rows = thirty("a,code,c,label", OwnCsvTest::number);
    rows.set(4, "1.5," + found + ",2.5,1");
    assertThat(error(table(rows))).contains("row 5, column code: " + found + " (expected a");
  }

  @Test
  void aColumnOfWordsMayBeDropped() throws IOException {
    String name =
        table(rows("town,a,label", 30, i -> "town" + i + "," + inputs(i).get(0) + "," + number(i)));
    assertThat(error(name))
        .contains("row 2, column town: town0 (expected a number; ?drop=town leaves");
    assertThat(reading(name + "?drop=town").columns()).containsExactly("a");
    assertThat(error(name + "?drop=twon"))
        .contains("option drop", "twon (expected one of town, a, label");
  }

  @Test
  void trueAndFalseAreOneAndZero() throws IOException {
    String name =
        table(
            rows(
                "a,b,label",
                30,
                i -> (i % 4 == 0 ? "True" : "False") + "," + inputs(i).get(0) + "," + animal(i)));
    assertThat(reading(name).first().get(0).get(0)).isEqualTo(1);
    assertThat(reading(name).first().get(1).get(0)).isZero();
  }

  @Test
  void constantColumnsAreSaidAndNothingElseIsAnError() throws IOException {
    String some = table(rows("a,b,label", 30, i -> "3," + inputs(i).get(0) + "," + number(i)));
    assertThat(reading(some).constant()).containsExactly("a");
    assertThat(reading(some).lines())
        .anySatisfy(line -> assertThat(line).contains("constant", "1 input: a"));
    assertThat(error(table(rows("a,b,label", 30, i -> "3,4," + number(i)))))
        .contains("every input is constant");
  }

  // --- Separators and encodings
  // ---------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({"';', semicolons", "'\t', tabs", "'|', bars", "',', commas"})
  void aSeparatorWithinQuotesIsNone(String separator, String words) throws IOException {
    String name =
        table(
            rows(
                String.join(separator, "\"a\t, cm;|x\"", "b", "label"),
                30,
                i -> String.join(separator, inputs(i).get(0), inputs(i).get(1), number(i))));
    DataReading read = reading(name);
    assertThat(read.columns()).containsExactly("a\t, cm;|x", "b");
    assertThat(read.format()).contains(words);
    assertThat(read.lines().get(0)).doesNotContain("\t");
  }

  @Test
  void aCommaInANameDoesNotSeparateATableOfTabs() throws IOException {
    String name =
        table(
            rows(
                "a, cm\tb\tlabel",
                30,
                i -> String.join("\t", inputs(i).get(0), inputs(i).get(1), number(i))));
    assertThat(reading(name).columns()).containsExactly("a, cm", "b");
  }

  @Test
  void decimalCommasAreReadAndSaid() throws IOException {
    String name = table(rows("", 30, i -> inputs(i).get(0).replace('.', ',') + ";" + number(i)));
    DataReading read = reading(name);
    assertThat(read.first().get(0)).containsExactly(first(0).get(0));
    assertThat(read.classes()).hasSize(3);
    assertThat(read.format()).contains("semicolons", "decimal commas");
  }

  @Test
  void whatMayBeThousandsIsAsked() throws IOException {
    String name = table(rows("a;label", 30, i -> 1 + i + ",500;" + number(i)));
    assertThat(error(name)).contains("1,500, which may be thousands", "?decimal=comma");
    assertThat(reading(name + "?decimal=comma").first().get(1)).containsExactly(2.5);
  }

  @Test
  void twoDecimalSignsAreNamed() throws IOException {
    List<String> rows = rows("a;b;label", 30, i -> "1,25;" + inputs(i).get(0) + ";" + number(i));
    assertThat(error(table(rows))).contains("decimal sign", "1,25 and ");
  }

  @Test
  void aRowOfAnotherLengthIsNamedWithTheSeparator() throws IOException {
    List<String> rows = thirty("a,b,c,label", OwnCsvTest::number);
    rows.set(7, "1.5,2.5,3.5,4.5,1");
    assertThat(error(table(rows)))
        .contains("row 8 of ", "5 fields (expected 4, as in row 1, separated by commas)");
  }

  @ParameterizedTest
  @CsvSource({"'1.5,\"2.5,3,1', not closed", "'1.5,\"2\"5,3,1', closing quotation mark"})
  void wrongQuotesAreNamedByTheirRow(String row, String message) throws IOException {
    List<String> rows = thirty("a,b,c,label", OwnCsvTest::number);
    rows.set(7, row);
    assertThat(error(table(rows))).contains("row 8 of ", message);
  }

  @Test
  void lineBreaksWithinQuotesArePartOfALabel() throws IOException {
    String name = table(thirty("a,b,c,label", i -> i % 3 == 0 ? "\"ant\nhill\"" : animal(i)));
    assertThat(reading(name).classes()).containsOnlyKeys("ant\nhill", "bee", "cat");
    assertThat(reading(name).lines()).noneSatisfy(line -> assertThat(line).contains("\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"T.CSV", "t.tsv", "t.csv.gz", "T.Tsv.GZ", "a?b.csv", "packed.csv", "a b&c.csv"})
  void namesAreKnownInOtherSpellings(String file) throws IOException {
    List<String> rows = thirty("a,b,c,label", OwnCsvTest::number);
    byte[] bytes = (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    boolean packed = file.toLowerCase(Locale.ROOT).endsWith("gz") || file.startsWith("packed");
    Files.write(folder.resolve(file), packed ? TinyIdx.packed(bytes) : bytes);
    assertThat(reading(folder.resolve(file).toString()).rows()).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE, \uFEFF", "UTF-16BE, \uFEFF", "UTF-8, \uFEFF", "UTF-8, ''"})
  void encodingsWithAMarkAreRead(String charset, String mark) throws IOException {
    List<String> rows = thirty(mark + "größe,b,c,label", OwnCsvTest::number);
    String name = OwnFiles.write(folder.resolve("t.csv"), rows, Charset.forName(charset));
    assertThat(reading(name).columns()).containsExactly("größe", "b", "c");
  }

  @Test
  void otherEncodingsAreNamed() throws IOException {
    List<String> rows = thirty("a,b,c,label", i -> i == 6 ? "größe" : animal(i));
    assertThat(error(OwnFiles.write(folder.resolve("t.csv"), rows, StandardCharsets.ISO_8859_1)))
        .contains("row 8 of ", "not UTF-8");
    assertThat(error(OwnFiles.write(folder.resolve("t.csv"), rows, StandardCharsets.UTF_16LE)))
        .contains("UTF-16");
  }

  @Test
  void otherFilesAreNamedInWords() throws IOException {
    assertThat(error(table(List.of("", "<!DOCTYPE html>", "<title>Not found</title>"))))
        .contains("it is HTML");
    Files.write(folder.resolve("t.csv"), new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0});
    assertThat(error(folder.resolve("t.csv").toString())).contains("a zip archive");
    assertThat(error(table(List.of("")))).contains("it is empty");
    assertThat(error(table(List.of("a,b,label")))).contains("no row");
    assertThat(error(folder.resolve("none.csv").toString())).contains("there is no such file");
  }

  @Test
  void aPackedFileThatIsCutOffIsNamed() throws IOException {
    byte[] packed =
        TinyIdx.packed(
            String.join("\n", thirty("a,b,c,label", OwnCsvTest::number))
                .getBytes(StandardCharsets.UTF_8));
    for (int lost : List.of(3, 8, packed.length / 2)) {
      Files.write(folder.resolve("t.csv.gz"), Arrays.copyOf(packed, packed.length - lost));
      assertThat(error(folder.resolve("t.csv.gz").toString()))
          .contains("packed with gzip and cut off");
    }
  }

  // --- Messages and test files
  // ----------------------------------------------------------------------

  @Test
  void controlCharactersAreNotPrinted() throws IOException {
    List<String> rows = thirty("a,b\u001b[31m,c,label", OwnCsvTest::number);
    rows.set(4, "1.5,\u0007\u001b[2J" + "x".repeat(300) + ",2.5,1");
    assertThat(error(table(rows))).contains("column b\\u001b[31m: \\u0007\\u001b[2Jxxx");
  }

  @Test
  void columnsOfTheTestFileAreMatchedByName() throws IOException {
    String train = write("train.csv", thirty("a,b,c,label", OwnCsvTest::number));
    String test = write("test.csv", List.of("label;c;b;a", "1;3;2.5;1"));
    Dataset data = load(train + "?scale=none&test=" + test);
    float[] values = new float[3];
    data.test().copyValues(0, values, 0);
    assertThat(values).containsExactly(1, 2.5f, 3);
    assertThat(data.test().label(0)).isEqualTo(1);
    assertThat(reading(train + "?test=" + test).test())
        .contains(new DataReading.Test(1, "rows of " + test));
  }

  @Test
  void aTestFileNeedsNoColumnThatWasLeftOut() throws IOException {
    String train =
        write(
            "train.csv", rows("id,a,label", 30, i -> i + "," + inputs(i).get(0) + "," + number(i)));
    String test = write("test.csv", List.of("label,a", "1,2.5"));
    assertThat(load(train + "?test=" + test).test().size()).isEqualTo(1);
  }

  @Test
  void theFirstOtherColumnOfATestFileIsNamed() throws IOException {
    List<String> pixels = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      pixels.add("pixel" + i);
    }
    String train =
        write(
            "train.csv",
            rows(
                String.join(",", pixels) + ",label",
                30,
                i -> i + "," + i * i % 7 + ",1.5".repeat(198) + "," + number(i)));
    String test =
        write(
            "test.csv",
            rows(
                String.join(",", pixels).replace("pixel", "px") + ",label",
                30,
                i -> i + ",2" + ",1.5".repeat(198) + "," + number(i)));
    assertThat(error(train + "?test=" + test))
        .contains("number 1 is px0 (expected 200, number 1 being pixel0");
  }

  @Test
  void aLabelOfTheTestFileThatTrainingLacksIsNamedByItsRow() throws IOException {
    String train = write("train.csv", thirty("a,b,c,label", OwnCsvTest::number));
    String test = write("test.csv", List.of("a,b,c,label", "1,2,3,1.0", "1,2,3,7"));
    assertThat(error(train + "?test=" + test))
        .contains("row 3, column label: 7 (expected one of the training file's labels: 0, 1, 2)");
  }

  @Test
  void whatWasReadIsSaidInLines() throws IOException {
    String name = table(thirty("a,b,c,label", OwnCsvTest::animal));
    assertThat(reading(name).lines())
        .containsExactly(
            "data "
                + name
                + ": 30 rows of CSV, separated by commas, with a header; 3 inputs: a, b, c",
            "  label: column label, by its name",
            "  3 classes: ant (10), bee (10), cat (10)",
            "  test: 6 of the rows, drawn",
            "  inputs are scaled by the training rows: scale=standardise");
    assertThat(reading(name).header()).isEqualTo(Optional.of(true));
  }
}
