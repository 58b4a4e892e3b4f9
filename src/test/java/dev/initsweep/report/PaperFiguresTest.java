package dev.initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
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
