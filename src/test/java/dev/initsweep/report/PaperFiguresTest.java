package dev.initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Outcome;
import dev.initsweep.verify.CurvePoint;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PaperFiguresTest {

  private final Map<String, String> figures = InventedSweep.figures();

  @Test
  void everyFigureIsAWellFormedDocument() throws Exception {
    assertThat(figures).containsOnlyKeys("loss", "accuracy", "epochs", "growth", "balance");
    for (String figure : figures.values()) {
      assertThat(parse(figure).getDocumentElement().getTagName()).isEqualTo("svg");
    }
  }

  @Test
  void growthHasALineForEachLayerOverAllPoints() throws Exception {
    NodeList paths = parse(figures.get("growth")).getElementsByTagName("path");
    assertThat(paths.getLength()).isEqualTo(3);
    String points = ((Element) paths.item(0)).getAttribute("d");
    assertThat(points.split("[ML]", -1)).hasSize(1 + 9);
  }

  @Test
  void barsStandUprightAtTheirPoints() throws Exception {
    LineFigure.Line line =
        new LineFigure.Line(
            "ours",
            "#123456",
            List.of(1., 2.),
            List.of(3., 4.),
            List.of(new Interval(2.5, 3.5), new Interval(4, 8)));
    String svg = new LineFigure("title", "", "x", "y", 0, false, List.of(line), Double.NaN).svg();
    NodeList lines = parse(svg).getElementsByTagName("line");
    List<Element> bars =
        IntStream.range(0, lines.getLength())
            .mapToObj(i -> (Element) lines.item(i))
            .filter(bar -> bar.getAttribute("stroke").equals("#123456"))
            .filter(bar -> bar.getAttribute("x1").equals(bar.getAttribute("x2")))
            .toList();
    assertThat(bars).hasSize(2);
    // An interval of 4 is four times as high as one of 1, up to rounding to tenths of a pixel.
    assertThat(height(bars.get(1))).isCloseTo(4 * height(bars.get(0)), within(.5));
  }

  private static double height(Element bar) {
    return Double.parseDouble(bar.getAttribute("y1")) - Double.parseDouble(bar.getAttribute("y2"));
  }

  @Test
  void onGlobalTheFiguresOfVAreAddedWhereBiasesAreKnown() {
    List<String> always =
        List.of("loss", "accuracy", "epochs", "growth", "balance", "accuracy-by-epoch");
    assertThat(InventedGlobal.of(false).figures()).containsOnlyKeys(always);
    assertThat(InventedGlobal.of(true).figures().keySet())
        .containsAll(always)
        .contains("loss-by-mean-square", "loss-by-output-mean-square", "mean-square-by-epoch")
        .hasSize(9);
  }

  /** Both axes are logarithmic, so that pixels are linear in logarithms. */
  @Test
  void pointsLieAtTheirMeanSquareAndLoss() throws Exception {
    InventedGlobal sweep = InventedGlobal.of(true);
    NodeList circles =
        parse(sweep.figures().get("loss-by-output-mean-square")).getElementsByTagName("circle");
    List<double[]> expected =
        plannedFirst(sweep)
            .map(point -> outputSquareAndLoss(sweep.trained(point.coordinate())))
            .toList();
    assertThat(circles.getLength()).isEqualTo(expected.size() + 1);
    int last = expected.size() - 1;
    for (int i = 0; i <= last; i++) {
      for (int axis = 0; axis < 2; axis++) {
        int least = leastOf(expected, axis);
        int most = mostOf(expected, axis);
        double share =
            Math.log(expected.get(i)[axis] / expected.get(least)[axis])
                / Math.log(expected.get(most)[axis] / expected.get(least)[axis]);
        double from = pixel(circles, least, axis);
        double to = pixel(circles, most, axis);
        assertThat(pixel(circles, i, axis)).isCloseTo(from + share * (to - from), within(.2));
      }
    }
    assertThat(circles.item(last + 1).getTextContent()).startsWith("He: ");
  }

  @Test
  void addedPointsAreNamedSo() throws Exception {
    InventedGlobal sweep = InventedGlobal.of(true);
    NodeList circles =
        parse(sweep.figures().get("loss-by-mean-square")).getElementsByTagName("circle");
    List<CurvePoint> points = plannedFirst(sweep).toList();
    for (int i = 0; i < points.size(); i++) {
      CurvePoint point = points.get(i);
      String[] words = circles.item(i).getTextContent().split("[ :]", 3);
      assertThat(Double.parseDouble(words[0]))
          .isCloseTo(Math.sqrt(point.coordinate()), withinPercentage(.5));
      assertThat(words[1].equals("added")).isEqualTo(point.isAdded());
    }
    assertThat(points).anyMatch(CurvePoint::isAdded);
  }

  @Test
  void aPointThatDivergedHasNoPlaceInAScatter() throws Exception {
    InventedGlobal sweep = InventedGlobal.divergingFrom(.99);
    NodeList circles =
        parse(sweep.figures().get("loss-by-mean-square")).getElementsByTagName("circle");
    long trained =
        sweep.report().curve().stream().filter(point -> point.coordinate() < .99).count();
    assertThat(trained).isEqualTo(sweep.report().curve().size() - 1L);
    assertThat(circles.getLength()).isEqualTo((int) trained + 1);
  }

  @Test
  void aColourIsFullAtTheLeastRatioThatHoldsThreeQuarters() {
    assertThat(GlobalFigures.fullColour(ratios(.96, 1.04, 1.01, 53))).isEqualTo(1.05);
    assertThat(GlobalFigures.fullColour(ratios(.7, 1.04, 1.01, 53))).isEqualTo(1.5);
    assertThat(GlobalFigures.fullColour(ratios(40, 50, 60))).isEqualTo(10);
    assertThat(GlobalFigures.fullColour(Stream.empty())).isEqualTo(1.05);
  }

  private static Stream<CurvePoint> plannedFirst(InventedGlobal sweep) {
    return sweep.report().curve().stream().sorted(Comparator.comparing(CurvePoint::isAdded));
  }

  private static double[] outputSquareAndLoss(List<Outcome.Trained> trained) {
    double square = 0;
    double product = 1;
    for (Outcome.Trained training : trained) {
      square += InventedGlobal.square(training.end(), 2) / trained.size();
      product *= training.end().trainLoss();
    }
    return new double[] {square, Math.pow(product, 1.0 / trained.size())};
  }

  private static Stream<GlobalPoint.Square> ratios(double... ratios) {
    return DoubleStream.of(ratios).mapToObj(ratio -> new GlobalPoint.Square(1, ratio));
  }

  private static double pixel(NodeList circles, int index, int axis) {
    return Double.parseDouble(
        ((Element) circles.item(index)).getAttribute(axis == 0 ? "cx" : "cy"));
  }

  private static int leastOf(List<double[]> values, int axis) {
    return IntStream.range(0, values.size())
        .boxed()
        .min(Comparator.comparingDouble(i -> values.get(i)[axis]))
        .orElseThrow();
  }

  private static int mostOf(List<double[]> values, int axis) {
    return IntStream.range(0, values.size())
        .boxed()
        .max(Comparator.comparingDouble(i -> values.get(i)[axis]))
        .orElseThrow();
  }

  /** Nine points are g = .5 to 8 by half octaves; six lines are the most. */
  @Test
  void runningLossSaysWhichPointsAreLeftOutAndWhy() throws Exception {
    List<String> texts = texts(figures.get("epochs"));
    assertThat(texts).contains("g = 0.5", "g = 1", "g = 2", "g = 4", "g = 8");
    assertThat(String.join(" ", texts))
        .contains(
            "5 of 9 points; left out: g = 0.707, 1.41, 2.83, 5.66"
                + " (more lines could not be told apart)");
  }

  @Test
  void curvesThatTheRaceAddedAreNamedAsLeftOut() throws Exception {
    InventedGlobal sweep = InventedGlobal.of(true);
    String added =
        sweep.report().curve().stream()
            .filter(CurvePoint::isAdded)
            .map(point -> Numbers.text(Math.sqrt(point.coordinate())))
            .collect(Collectors.joining(", "));
    assertThat(added).isNotEmpty();
    assertThat(String.join(" ", texts(sweep.figures().get("accuracy-by-epoch"))))
        .contains("points; left out: s0 = " + added + " (added by the race)");
  }

  @Test
  void everyCurveIsShownOrNamedOnce() {
    for (int most = 1; most <= 12; most++) {
      for (int n = 1; n <= 30; n++) {
        List<Integer> all = IntStream.range(0, n).boxed().toList();
        CurveChoice<Integer> choice = CurveChoice.ofPlanned(all, i -> i % 3 == 1, most);
        assertThat(choice.shown()).hasSizeBetween(1, most).isSubsetOf(all);
        assertThat(choice.added()).allMatch(i -> i % 3 == 1);
        assertThat(
                Stream.of(choice.shown(), choice.added(), choice.between()).flatMap(List::stream))
            .containsExactlyInAnyOrderElementsOf(all);
      }
    }
  }

  /** Fractions of powers of two, such as 0.0156, are hard to read. */
  @Test
  void ticksOfGlobalAreDecadesWithTheirDoublesAndFives() throws Exception {
    for (String name : List.of("loss", "accuracy", "growth", "balance")) {
      List<Element> ticks = ticksBelow(parse(InventedGlobal.of(true).figures().get(name)));
      assertThat(ticks).as(name).hasSizeGreaterThanOrEqualTo(3);
      for (Element tick : ticks) {
        double value = Double.parseDouble(tick.getTextContent());
        double digit = value / Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
        assertThat(List.of(1.0, 2.0, 5.0)).as(tick.getTextContent()).contains(Math.rint(digit));
        assertThat(digit).isCloseTo(Math.rint(digit), within(1e-9));
      }
      double per = log10(ticks.get(1)) - log10(ticks.get(0));
      double width = x(ticks.get(1)) - x(ticks.get(0));
      for (Element tick : ticks) {
        assertThat(x(tick) - x(ticks.get(0)))
            .isCloseTo((log10(tick) - log10(ticks.get(0))) / per * width, within(.5));
      }
    }
    assertThat(ticksBelow(parse(figures.get("loss"))))
        .extracting(Element::getTextContent)
        .containsExactly("0.5", "1", "2", "4", "8");
  }

  private static double x(Element text) {
    return Double.parseDouble(text.getAttribute("x"));
  }

  private static double log10(Element text) {
    return Math.log10(Double.parseDouble(text.getTextContent()));
  }

  /** The first row of numbers in the middle of their places is that of the horizontal axis. */
  private static List<Element> ticksBelow(Document figure) {
    NodeList all = figure.getElementsByTagName("text");
    return IntStream.range(0, all.getLength())
        .mapToObj(i -> (Element) all.item(i))
        .filter(text -> text.getAttribute("text-anchor").equals("middle"))
        .filter(text -> text.getTextContent().matches("[0-9.e-]+"))
        .toList();
  }

  private static List<String> texts(String svg) throws Exception {
    NodeList all = parse(svg).getElementsByTagName("text");
    return IntStream.range(0, all.getLength()).mapToObj(i -> all.item(i).getTextContent()).toList();
  }

  /** An ordinate of less than a power has numbers too, and they can be told apart. */
  @Test
  void narrowLogarithmicAxesHaveTicksThatDiffer() {
    for (double[] range :
        new double[][] {{.0501, .0503}, {.9, 1.2}, {3, 40}, {1e-7, 5}, {2, 2.9}}) {
      List<Double> ticks = FigureScale.logarithmic(range[0], range[1], 0, 100, 10).ticks(6);
      assertThat(ticks).hasSizeBetween(2, 7).isSorted();
      assertThat(ticks).allMatch(tick -> tick >= range[0] && tick <= range[1]);
      assertThat(Numbers.ticks(ticks)).doesNotHaveDuplicates();
      for (int i = 0; i < ticks.size(); i++) {
        assertThat(Double.parseDouble(Numbers.ticks(ticks).get(i)))
            .isCloseTo(ticks.get(i), withinPercentage(.5));
      }
    }
    assertThat(Numbers.ticks(List.of(1e-5, 2e-5, .001, 0.0, 2.5e7)))
        .containsExactly("1e-5", "2e-5", "0.001", "0", "2.5e7");
    assertThat(Numbers.ticks(List.of(.00390625, 1.0, 1024.0)))
        .containsExactly("0.00391", "1", "1024");
    assertThat(Numbers.ticks(List.of(1.0002, 1.0004, 1.0006)))
        .containsExactly("1.0002", "1.0004", "1.0006");
  }

  @Test
  void linearTicksAreRoundNumbersWithinTheAxis() {
    assertThat(FigureScale.linear(0.13, 0.87, 0, 100).ticks(5))
        .extracting(Numbers::text)
        .containsExactlyElementsOf(List.of("0.2", "0.4", "0.6", "0.8"));
    assertThat(FigureScale.linear(-1, 3, 0, 100).pixel(0)).isEqualTo(25);
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
