package dev.initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Interval;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    String svg = new LineFigure("title", "x", "y", false, false, List.of(line), Double.NaN).svg();
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
