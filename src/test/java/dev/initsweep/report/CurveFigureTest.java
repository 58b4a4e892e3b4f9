package dev.initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CurveFigureTest {

  private final Document figure = parse(CurveFigure.svg(Reports.sample()));

  @Test
  void equalRatiosOfTheVarianceAreEqualDistances() {
    List<Double> x = attributes("circle", "cx");
    assertThat(x).hasSize(4);
    double step = x.get(1) - x.get(0);
    assertThat(step).isPositive();
    assertThat(x.get(2) - x.get(1)).isCloseTo(step, within(0.21));
    assertThat(x.get(3) - x.get(2)).isCloseTo(step, within(0.21));
  }

  @Test
  void lowerLossesLieLower() {
    List<Double> y = attributes("circle", "cy");
    assertThat(y.get(0)).isLessThan(y.get(1));
    assertThat(y.get(1)).isLessThan(y.get(2));
    assertThat(y.get(3)).isLessThan(y.get(2));
  }

  @Test
  void theMinimumIsMarkedWhereTheCurveHasItsPoint() {
    double point = attributes("circle", "cx").get(2);
    assertThat(attributes("line", "x1")).anyMatch(x -> Math.abs(x - point) < 0.1);
    assertThat(texts()).contains("minimum 16");
  }

  @Test
  void predictionsAndDivergedCellsAreNamed() {
    assertThat(texts()).contains("he", "✕1");
  }

  private List<Double> attributes(String element, String attribute) {
    return elements(element).stream()
        .map(found -> Double.parseDouble(found.getAttribute(attribute)))
        .toList();
  }

  private List<String> texts() {
    return elements("text").stream().map(Element::getTextContent).toList();
  }

  private List<Element> elements(String name) {
    NodeList nodes = figure.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static Document parse(String svg) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
    } catch (Exception e) {
      throw new AssertionError("Not well-formed: " + svg, e);
    }
  }
}
