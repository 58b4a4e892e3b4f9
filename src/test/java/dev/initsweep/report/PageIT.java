package dev.initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in a real browser. Its pictures stay in target/page/ to be looked at. */
class PageIT {

  private static final Path PICTURES = Path.of("target", "page");

  /** Colours that differ from the paper's, in all canvases; -1 where one is blank. */
  private static final String COLOURS =
      """
      Math.min(...[...document.querySelectorAll('.plot')].map(place => {
        const canvas = place.querySelector('canvas');
        if (!canvas) return -1;
        const copy = document.createElement('canvas');
        copy.width = canvas.width;
        copy.height = canvas.height;
        const context = copy.getContext('2d', { willReadFrequently: true });
        context.drawImage(canvas, 0, 0);
        const pixels = context.getImageData(0, 0, copy.width, copy.height).data;
        const seen = new Set();
        for (let i = 0; i < pixels.length; i += 4) {
          if (pixels[i + 3] > 0) seen.add(pixels[i] + ',' + pixels[i + 1] + ',' + pixels[i + 2]);
        }
        return seen.size;
      }))\
      """;

  private static final String DRAW_ALL =
      """
      (async () => {
        for (const place of document.querySelectorAll('.plot')) {
          place.scrollIntoView();
          for (let tries = 0; tries < 100 && !place.dataset.drawn; tries++) {
            await new Promise(done => setTimeout(done, 20));
          }
        }
        scrollTo(0, 0);
      })()\
      """;

  @TempDir private static Path folder;

  private static Browser browser;
  private static Path small;
  private static Path global;

  @BeforeAll
  static void openTheBrowser() throws Exception {
    Files.createDirectories(PICTURES);
    small = Files.writeString(folder.resolve("small.html"), InventedSweep.page(2, 15, 6));
    global = Files.writeString(folder.resolve("global.html"), InventedGlobal.of(true).page());
    browser = Browser.start(folder);
  }

  @AfterAll
  static void closeTheBrowser() throws IOException {
    browser.close();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void drawsEveryFigureInLightAndDark() throws Exception {
    browser.open(small);
    browser.evaluate(DRAW_ALL);
    browser.until("document.querySelectorAll('.plot[data-drawn]').length === 12");
    assertThat(browser.evaluate(COLOURS).asInt()).isGreaterThan(5);
    for (String theme : List.of("light", "dark")) {
      browser.until(
          "document.documentElement.dataset.theme === '%s' || (document.getElementById('theme').click(), false)"
              .formatted(theme));
      assertThat(browser.evaluate(COLOURS).asInt()).as(theme).isGreaterThan(5);
      browser.picture(PICTURES.resolve(theme + "-top.png"));
      browser.evaluate("document.querySelector('figure').scrollIntoView()");
      browser.picture(PICTURES.resolve(theme + "-figures.png"));
    }
  }

  @Test
  void onGlobalTheFiguresOfThePaperAreDrawnAndReadOut() throws Exception {
    browser.open(global);
    browser.evaluate(DRAW_ALL);
    assertThat(captions())
        .hasSize(10)
        .contains(
            "train-loss against V, the mean square of all weights and biases",
            "train-loss against V of the output layer",
            "V by epoch",
            "test accuracy by epoch");
    assertThat(browser.evaluate(COLOURS).asInt()).isGreaterThan(5);
    for (String theme : List.of("light", "dark")) {
      browser.until(
          "document.documentElement.dataset.theme === '%s' || (document.getElementById('theme').click(), false)"
              .formatted(theme));
      browser.evaluate("document.querySelectorAll('figure')[2].scrollIntoView()");
      browser.picture(PICTURES.resolve(theme + "-global.png"));
    }
    JsonNode middle =
        browser.evaluate(
            "(over => [over.left + over.width / 2, over.top + over.height / 2])"
                + "(document.querySelectorAll('.u-over')[2].getBoundingClientRect())");
    browser.call(
        "Input.dispatchMouseEvent",
        Map.of("type", "mouseMoved", "x", middle.get(0).asInt(), "y", middle.get(1).asInt()));
    browser.until("document.querySelectorAll('.readout')[2].textContent !== ''");
    assertThat(browser.evaluate("document.querySelectorAll('.readout')[2].textContent").asText())
        .matches(
            "s0 = [0-9.]+ \\(σ² = [0-9.]+\\): V [0-9.]+, V / s0² [0-9.]+, train-loss [0-9.]+"
                + " \\(.*\\), (a point of the plan|added by the race), .*4 seeds");
  }

  @Test
  void sortsTheVerdictsBothWays() throws Exception {
    browser.open(small);
    List<String> before = column(1);
    browser.evaluate("document.querySelectorAll('#verdicts thead button')[1].click()");
    assertThat(column(1)).isSorted().containsExactlyInAnyOrderElementsOf(before);
    browser.evaluate("document.querySelectorAll('#verdicts thead button')[1].click()");
    assertThat(column(1)).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(
            browser
                .evaluate("document.querySelectorAll('#verdicts th')[1].getAttribute('aria-sort')")
                .asText())
        .isEqualTo("descending");
  }

  @Test
  void filtersTheVerdicts() throws Exception {
    browser.open(small);
    browser.evaluate(
        "(f => { f.value = 'KL-bound'; f.dispatchEvent(new Event('input'));"
            + " })(document.getElementById('filter'))");
    assertThat(column(1)).hasSize(2).containsOnly("kl-bound");
  }

  @Test
  void keysMoveAlongTheCurveAndTellTheCells() throws Exception {
    browser.open(small);
    browser.evaluate(DRAW_ALL);
    browser.evaluate("document.querySelector('.plot').focus()");
    browser.press("ArrowRight");
    browser.press("ArrowRight");
    assertThat(browser.evaluate("document.querySelector('.readout').textContent").asText())
        .startsWith("g = 0.707")
        .containsPattern("seed 1: .* \\[[0-9a-f]{12}\\]");
    assertThat(browser.evaluate("document.getElementById('spoken').textContent").asText())
        .startsWith("g = 0.707");
  }

  @Test
  void keysZoomAndGoBack() throws Exception {
    browser.open(small);
    browser.evaluate(DRAW_ALL);
    String picture = "document.querySelector('.plot canvas').toDataURL()";
    String all = browser.evaluate(picture).asText();
    browser.evaluate("document.querySelector('.plot').focus()");
    browser.press("+");
    browser.until("%s !== '%s'".formatted(picture, all));
    browser.press("Escape");
    browser.until("%s === '%s'".formatted(picture, all));
  }

  /** On paper every figure is there, also those that nobody scrolled to, and in light colours. */
  @Test
  void printsWhatNobodyScrolledTo() throws Exception {
    browser.open(small);
    browser.until(
        "document.documentElement.dataset.theme === 'dark'"
            + " || (document.getElementById('theme').click(), false)");
    browser.evaluate(
        "addEventListener('beforeprint', () => window.printed ="
            + " [document.querySelectorAll('.plot[data-drawn]').length,"
            + " document.documentElement.dataset.theme].join(' '))");
    byte[] pdf =
        Base64.getDecoder().decode(browser.call("Page.printToPDF", Map.of()).path("data").asText());
    Files.write(PICTURES.resolve("print.pdf"), pdf);
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(browser.evaluate("window.printed").asText()).isEqualTo("12 light");
    browser.until("document.documentElement.dataset.theme === 'dark'");
  }

  @Test
  void needsNoNetwork() throws Exception {
    browser.open(small);
    browser.evaluate(DRAW_ALL);
    assertThat(browser.evaluate("performance.getEntriesByType('resource').length").asInt())
        .isZero();
  }

  @Test
  void opensTenThousandCells() throws Exception {
    Path big = Files.writeString(folder.resolve("big.html"), InventedSweep.page(40, 25, 10));
    assertThat(Files.size(big)).isLessThan(5_000_000);
    browser.open(big);
    assertThat(column(0)).hasSize(120);
    browser.evaluate("document.querySelectorAll('.plot')[239].scrollIntoView()");
    browser.until("document.querySelectorAll('.plot')[239].dataset.drawn === 'yes'");
  }

  private static List<String> captions() {
    return texts(
        "[...document.querySelectorAll('figcaption')].map(caption => caption.firstChild.data)");
  }

  private static List<String> column(int index) {
    return texts(
        String.format(
            Locale.ROOT,
            "[...document.querySelectorAll('#verdicts tbody tr:not([hidden])')].map(row => row.children[%d].textContent)",
            index));
  }

  private static List<String> texts(String expression) {
    List<String> texts = new ArrayList<>();
    browser.evaluate(expression).forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
