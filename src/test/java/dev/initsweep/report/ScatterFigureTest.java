package dev.initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Interval;
import dev.initsweep.report.ScatterFigure.Mark;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ScatterFigureTest {

  private static final String GREY = "#dddddd";

  private final ScatterFigure figure =
      figure(
          mark("a", .01, .4, 4),
          mark("b", .1, .2, 1),
          mark("c", 1, .8, .5),
          mark("He", .1, .4, Double.NaN),
          mark("lost", .1, Double.NaN, 1));

  @Test
  void equalRatiosAreEqualDistancesOnBothAxes() throws Exception {
    List<Double> x = attributes("circle", "cx");
    List<Double> y = attributes("circle", "cy");
    assertThat(x).hasSize(4);
    assertThat(x.get(2) - x.get(1)).isCloseTo(x.get(1) - x.get(0), within(.21));
    assertThat(y.get(1) - y.get(0)).isPositive().isCloseTo(y.get(0) - y.get(2), within(.21));
  }

  @Test
  void coloursTellOneFromLessAndMoreAndAreFullAtTheEnds() {
    assertThat(figure.colour(1)).isEqualTo(GREY);
    assertThat(figure.colour(2)).isEqualTo(figure.colour(53)).isEqualTo("#d55e00");
    assertThat(figure.colour(.5)).isEqualTo(figure.colour(.1)).isEqualTo("#0072b2");
    assertThat(figure.colour(1.2)).isNotIn(GREY, figure.colour(2), figure.colour(1 / 1.2));
    assertThat(figure.colour(Double.NaN)).isEqualTo("white");
  }

  @Test
  void pointsAreNamedAndHaveTheirBars() throws Exception {
    assertThat(texts()).contains("a", "b", "c", "He", "≤ 0.5", "1", "≥ 2").doesNotContain("lost");
    double at = attributes("circle", "cx").get(0);
    long bars =
        elements("line").stream()
            .filter(line -> line.getAttribute("stroke").equals("#333333"))
            .filter(line -> Double.parseDouble(line.getAttribute("x1")) == at)
            .count();
    assertThat(bars).isEqualTo(1);
  }

  @Test
  void namesThatHaveNoRoomAreLeftOutButStillTold() throws Exception {
    Mark[] crowd =
        IntStream.range(0, 12)
            .mapToObj(i -> mark("point " + i, 1 + i * 1e-4, 1, 1))
            .toArray(Mark[]::new);
    // Two far ones make the crowd's a single place.
    Mark[] all =
        Stream.concat(Stream.of(crowd), Stream.of(mark("low", .01, .1, 1), mark("high", 9, 9, 1)))
            .toArray(Mark[]::new);
    Document drawn = parse(figure(all).svg());
    assertThat(drawn.getElementsByTagName("circle").getLength()).isEqualTo(14);
    long named =
        IntStream.range(0, drawn.getElementsByTagName("text").getLength())
            .filter(
                i ->
                    drawn.getElementsByTagName("text").item(i).getTextContent().startsWith("point"))
            .count();
    assertThat(named).isBetween(1L, 4L);
  }

  @Test
  void nothingIsAFigureToo() throws Exception {
    assertThat(parse(figure().svg()).getDocumentElement().getTagName()).isEqualTo("svg");
  }

  private static ScatterFigure figure(Mark... marks) {
    return new ScatterFigure("title", "V", "loss", "ratio", 2, List.of(marks));
  }

  private static Mark mark(String label, double x, double y, double ratio) {
    return new Mark(
        label,
        x,
        y,
        Double.isNaN(y) ? Optional.empty() : Optional.of(new Interval(y * .9, y * 1.1)),
        ratio);
  }

  private List<Double> attributes(String element, String attribute) throws Exception {
    return elements(element).stream()
        .map(found -> Double.parseDouble(found.getAttribute(attribute)))
        .toList();
  }

  private List<String> texts() throws Exception {
    return elements("text").stream().map(Element::getTextContent).toList();
  }

  private List<Element> elements(String name) throws Exception {
    NodeList nodes = parse(figure.svg()).getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
