package dev.initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
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

  /** Pixels of the heat map in the colour of the least loss. */
  private static final String HEAT_PIXELS =
      """
      (() => {
        const canvas = document.querySelector('#heat canvas');
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        const hex = getComputedStyle(document.documentElement).getPropertyValue('--heat-low').trim();
        const [r, g, b] = [1, 3, 5].map(k => parseInt(hex.slice(k, k + 2), 16));
        let n = 0;
        for (let i = 0; i < pixels.length; i += 4) {
          if (pixels[i] === r && pixels[i + 1] === g && pixels[i + 2] === b) n++;
        }
        return n;
      })()\
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
  private static Path many;
  private static Path global;

  @BeforeAll
  static void openTheBrowser() throws Exception {
    Files.createDirectories(PICTURES);
    small = Files.writeString(folder.resolve("small.html"), InventedSweep.page(2, 15, 6));
    global = Files.writeString(folder.resolve("global.html"), InventedGlobal.of(true).page());
    many = Files.writeString(folder.resolve("many.html"), InventedSweep.families());
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
    browser.until("document.querySelectorAll('.plot[data-drawn]').length === 13");
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
  void plotsSideBySideBeginAtOneHeightAndClaimOneNamesItsMargin() throws Exception {
    for (Path page : List.of(small, many, global)) {
      browser.open(page);
      browser.evaluate(DRAW_ALL);
      assertThat(
              browser
                  .evaluate(
                      """
                      Math.max(...[...document.querySelectorAll('.figures')].flatMap(figures => {
                        const tops = [...figures.querySelectorAll('.plot')]
                          .map(place => place.getBoundingClientRect().top);
                        return tops.map((top, i) => i % 2 ? Math.abs(top - tops[i - 1]) : 0);
                      }))\
                      """)
                  .asDouble())
          .as(page.toString())
          .isLessThan(1);
      assertThat(
              browser
                  .evaluate("document.querySelectorAll('#verdicts thead th')[3].textContent")
                  .asText())
          .isEqualTo("within 1 octave of the minimum? (claim 1)");
    }
  }

  @Test
  void onGlobalTheFiguresOfThePaperAreDrawnAndReadOut() throws Exception {
    browser.open(global);
    browser.evaluate(DRAW_ALL);
    assertThat(captions())
        .hasSize(10)
        .contains(
            "train-loss against V, mean square of all weights and biases",
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
  void oneGroupHasNothingThatOnlyManyNeed() throws Exception {
    browser.open(Files.writeString(folder.resolve("one.html"), InventedSweep.page(1, 9, 4)));
    assertThat(
            browser
                .evaluate(
                    "document.querySelectorAll('#filters *, #overview *, .here, #verdicts .long').length")
                .asInt())
        .isZero();
    browser.open(many);
    assertThat(browser.evaluate("document.querySelectorAll('#filters select').length").asInt())
        .isEqualTo(2);
    assertThat(browser.evaluate("document.querySelectorAll('.here').length").asInt()).isEqualTo(6);
  }

  @Test
  void wordsAndSettingsFilterRowsGroupsAndFigures() throws Exception {
    browser.open(many);
    choose("#filters select[data-key=learning_rate]", "0.025");
    assertThat(column(0)).hasSize(6).allMatch(group -> group.contains("eta 0.025"));
    assertThat(shownGroups()).hasSize(2).allMatch(group -> group.contains("eta 0.025"));
    assertThat(text("#count")).isEqualTo("2 of 6 groups, 6 of 18 rows");
    browser.evaluate(
        "(f => { f.value = 'kl-BOUND width 32'; f.dispatchEvent(new Event('input'));"
            + " })(document.getElementById('filter'))");
    assertThat(column(1)).containsExactly("kl-bound");
    assertThat(shownGroups()).hasSize(1).allMatch(group -> group.contains("20-32-32-10"));
    assertThat(text("#heat figcaption .soft, #heat .soft")).startsWith("1 of 3 groups");
    browser.evaluate("document.getElementById('all').click()");
    assertThat(column(0)).hasSize(18);
    assertThat(shownGroups()).hasSize(6);
    assertThat(browser.evaluate("document.getElementById('all').hidden").asBoolean()).isTrue();
  }

  /** What one reader has chosen, another one sees who opens the address. */
  @Test
  void anAddressBringsBackFilterSortingChoicesAndPlace() throws Exception {
    browser.open(many);
    choose("#filters select[data-key=width]", "16");
    browser.evaluate("document.querySelectorAll('#verdicts thead button')[1].click()");
    browser.evaluate("document.querySelectorAll('#verdicts thead button')[1].click()");
    choose("#heat select[data-key=shade]", "least");
    choose("#optima select[data-key=with]", "he");
    String at = "[...document.querySelectorAll('[data-key^=at-]')].pop()";
    browser.evaluate(
        "(s => { s.value = s.options[3].value; s.dispatchEvent(new Event('change')); })(%s)"
            .formatted(at));
    List<String> rows = column(0);
    String third = browser.evaluate(at + ".value").asText();
    browser.evaluate("document.querySelector('section:not([hidden]) > h2 > .here').click()");
    browser.until("location.hash.includes('at=group-')");
    String hash = browser.evaluate("location.hash").asText();

    browser.open(small);
    browser.open(many, hash);
    assertThat(column(0)).hasSize(9).isEqualTo(rows).allMatch(row -> row.contains("20-16-16-10"));
    assertThat(column(1)).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(value("#filters select[data-key=width]")).isEqualTo("16");
    assertThat(value("#heat select[data-key=shade]")).isEqualTo("least");
    assertThat(value("#optima select[data-key=with]")).isEqualTo("he");
    assertThat(browser.evaluate(at + ".value").asText()).isEqualTo(third);
    assertThat(browser.evaluate("document.activeElement.id").asText())
        .startsWith("group-")
        .isEqualTo(hash.replaceAll(".*at=(group-[0-9a-f]+).*", "$1"));
    browser.evaluate("history.back()");
    browser.until("location.href.includes('small.html')");
  }

  @Test
  void keysGoThroughTheCellsOfTheHeatMap() throws Exception {
    browser.open(many);
    JsonNode page = page();
    browser.evaluate("document.getElementById('heat').scrollIntoView()");
    browser.until("document.querySelector('#heat .plot').dataset.drawn === 'yes'");
    assertThat(value("#heat select[data-key=by]")).isEqualTo("learning_rate");
    for (int column = 0; column < 3; column++) {
      // The first family has the width 32: groups 0 to 2, in the order .1, .025, .05.
      JsonNode group = page.path("groups").get(List.of(1, 2, 0).get(column));
      assertThat(group.path("setting").path("width").asInt()).isEqualTo(32);
      browser.evaluate("document.querySelector('#heat .plot').focus()");
      browser.press("ArrowRight");
      for (int row = 0; row < 5; row++) {
        browser.press(column == 0 || row > 0 ? "ArrowUp" : "ArrowDown");
      }
      int row = List.of(5, 8, 11).get(column);
      JsonNode point = group.path("curve").get(row);
      assertThat(text("#heat .readout"))
          .startsWith(
              "learning rate %s, g = %s: train-loss %s ("
                  .formatted(
                      List.of("0.025", "0.05", "0.1").get(column),
                      shown(point.path("coordinate").asDouble(), 4),
                      shown(point.path("metric").asDouble(), 3)))
          .contains(
              "; optimum g = " + shown(group.path("optimum").path("coordinate").asDouble(), 4),
              "; he, critical g = 2");
    }
    assertThat(text("#spoken")).startsWith("learning rate 0.1");
    // The least loss has the full colour.
    assertThat(browser.evaluate(HEAT_PIXELS).asInt()).isGreaterThan(200);
    browser.picture(PICTURES.resolve("heat.png"));
    browser.press("Enter");
    browser.until("document.activeElement.tagName === 'SECTION'");
    assertThat(browser.evaluate("document.activeElement.querySelector('h2').textContent").asText())
        .contains("20-32-32-10", "eta 0.1");
  }

  @Test
  void keysGoThroughTheOptimaOfAllGroups() throws Exception {
    browser.open(many);
    JsonNode page = page();
    browser.evaluate("document.getElementById('optima').scrollIntoView()");
    browser.until("document.querySelector('#optima .plot').dataset.drawn === 'yes'");
    browser.evaluate("document.querySelector('#optima .plot').focus()");
    // By learning rate, and there by width.
    for (int index : List.of(4, 1, 5, 2, 3, 0)) {
      browser.press("ArrowRight");
      JsonNode group = page.path("groups").get(index);
      JsonNode optimum = group.path("optimum");
      assertThat(text("#optima .readout"))
          .startsWith(
              "%s: optimum g = %s (%s), least train-loss %s, 6 seeds; he: g = 2"
                  .formatted(
                      group.path("title").asText(),
                      shown(optimum.path("coordinate").asDouble(), 4),
                      ends(optimum.path("interval")),
                      shown(optimum.path("least_metric").asDouble(), 3)));
    }
    choose("#optima select[data-key=against]", "width");
    assertThat(texts("[...document.querySelectorAll('#optima .u-label')].map(l => l.textContent)"))
        .contains("learning rate 0.025", "learning rate 0.05", "learning rate 0.1", "he");
  }

  /** Each axis of each figure has at least two numbers, which differ. */
  @Test
  void everyAxisHasNumbers() throws Exception {
    String source =
        "window.told = new Map(); const fill = CanvasRenderingContext2D.prototype.fillText;"
            + " CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {"
            + " const plot = this.canvas.closest('figure'); if (plot) { const key = plot.id + ' '"
            + " + this.textAlign; if (!told.has(key)) told.set(key, new Set());"
            + " told.get(key).add(text); } return fill.call(this, text, x, y); };";
    String script =
        browser
            .call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", source))
            .path("identifier")
            .asText();
    try {
      for (Path page : List.of(global, many)) {
        browser.open(page);
        browser.evaluate(DRAW_ALL);
        JsonNode told =
            browser.evaluate(
                "Object.fromEntries([...document.querySelectorAll('figure')].map(f => [f.id,"
                    + " ['right', 'center'].map(a => [...(told.get(f.id + ' ' + a) || [])]"
                    + ".filter(t => /^-?[0-9.]+(e-?[0-9]+)?$/.test(t)))]))");
        assertThat(told).isNotEmpty();
        for (Map.Entry<String, JsonNode> figure : told.properties()) {
          for (JsonNode axis : figure.getValue()) {
            assertThat(axis).as(figure.getKey()).hasSizeGreaterThan(1);
          }
        }
      }
    } finally {
      browser.call("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
    }
  }

  @Test
  void runningLossNamesThePointsThatItLeavesOut() throws Exception {
    browser.open(small);
    assertThat(
            texts(
                "[...document.querySelectorAll('[id$=-running] figcaption')].map(c => c.textContent)"))
        .hasSize(2)
        .allMatch(
            caption ->
                caption.contains(
                    "8 of 15 points; left out: g = 0.707, 1.41, 2.83, 5.66, 11.3, 22.6, 45.3"
                        + " (more lines could not be told apart)"));
    browser.evaluate(DRAW_ALL);
    assertThat(
            texts(
                "[...document.querySelectorAll('[id$=-running]')[0].querySelectorAll('.u-label')].map(l => l.textContent)"))
        .contains("g = 0.5", "g = 1", "g = 2", "g = 4", "g = 8", "g = 16", "g = 32", "g = 64")
        .doesNotContain("g = 1.414");
  }

  @Test
  void namesOfALegendAreSwitchesForKeysToo() throws Exception {
    browser.open(many);
    browser.evaluate("document.getElementById('optima').scrollIntoView()");
    browser.until("document.querySelector('#optima .plot').dataset.drawn === 'yes'");
    String picture = "document.querySelector('#optima canvas').toDataURL()";
    String all = browser.evaluate(picture).asText();
    String name = "document.querySelector('#optima .u-series > th[tabindex]')";
    browser.evaluate(name + ".focus()");
    browser.press("Enter");
    browser.until("%s !== '%s'".formatted(picture, all));
    assertThat(browser.evaluate(name + ".getAttribute('aria-checked')").asText())
        .isEqualTo("false");
    browser.press("Enter");
    browser.until("%s === '%s'".formatted(picture, all));
  }

  /** Nothing is wider than a phone, and all controls have names. */
  @Test
  void fitsAPhoneAndNamesItsControls() throws Exception {
    browser.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 390, "height", 800, "deviceScaleFactor", 1, "mobile", true));
    try {
      browser.open(many);
      browser.evaluate(DRAW_ALL);
      assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(390);
      browser.evaluate("document.getElementById('overview').scrollIntoView()");
      browser.picture(PICTURES.resolve("phone.png"));
      assertThat(
              browser
                  .evaluate(
                      "[...document.querySelectorAll('button, input, select')].filter(c =>"
                          + " !c.textContent.trim() && !c.getAttribute('aria-label')"
                          + " && !(c.labels || []).length).length")
                  .asInt())
          .isZero();
    } finally {
      browser.call("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  @Test
  void keysMoveAlongTheCurveAndTellTheCells() throws Exception {
    browser.open(small);
    browser.evaluate(DRAW_ALL);
    browser.evaluate("document.querySelector('[id$=-loss] .plot').focus()");
    browser.press("ArrowRight");
    browser.press("ArrowRight");
    assertThat(
            browser.evaluate("document.querySelector('[id$=-loss] .readout').textContent").asText())
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
    assertThat(browser.evaluate("window.printed").asText()).isEqualTo("13 light");
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

  private static void choose(String select, String value) {
    browser.evaluate(
        "(s => { s.value = '%s'; s.dispatchEvent(new Event('change')); })(document.querySelector('%s'))"
            .formatted(value, select));
  }

  private static String value(String select) {
    return browser.evaluate("document.querySelector('%s').value".formatted(select)).asText();
  }

  private static String text(String place) {
    return browser.evaluate("document.querySelector('%s').textContent".formatted(place)).asText();
  }

  private static JsonNode page() {
    return browser.evaluate("JSON.parse(document.getElementById('data').textContent)");
  }

  /** So many significant digits, as people write numbers. */
  private static String shown(double value, int digits) {
    return new BigDecimal(value)
        .round(new MathContext(digits))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String ends(JsonNode interval) {
    String low = shown(interval.path("low").asDouble(), 4);
    return interval.path("high").isNumber()
        ? low + " to " + shown(interval.path("high").asDouble(), 4)
        : "above " + low;
  }

  private static List<String> shownGroups() {
    return texts(
        "[...document.querySelectorAll('#groups > section:not([hidden]) > h2')].map(h => h.textContent)");
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
