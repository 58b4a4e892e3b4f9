package dev.initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.initsweep.cell.Outcome;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.RunSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {

  private static JsonNode data(String page) throws IOException {
    Matcher data =
        Pattern.compile(
                "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
            .matcher(page);
    assertThat(data.find()).isTrue();
    return new ObjectMapper().readTree(data.group(1));
  }

  @Test
  void textOfTheDataCannotEndTheScript() throws IOException {
    JsonNode group = data(InventedSweep.page(1, 9, 4)).path("groups").get(0);
    assertThat(group.path("figures").path("failures").get(0).path("message").asText())
        .isEqualTo("invented </script><b>failure</b>");
  }

  @Test
  void loadsNothing() {
    assertThat(InventedSweep.page(1, 9, 4))
        .doesNotContainPattern("(src|href)=\"?(https?:|//|[a-z]+\\.(js|css))")
        .doesNotContainPattern("@import|url\\(")
        .doesNotContain("{{");
  }

  @Test
  void carriesTheLicenceOfThePlottingLibrary() {
    assertThat(InventedSweep.page(1, 9, 4)).contains("The MIT License", "Leon Sorokin");
  }

  @Test
  void isWrittenOfATableWithoutCells() throws IOException {
    Page page =
        new Page(
            Plan.of("empty", List.of(), new RunSettings("auto", 10, 0)), "file:/results/empty");
    assertThat(data(page.html(Instant.EPOCH)).path("groups")).isEmpty();
  }

  @Test
  void saysWhatWasReadOfFiles() throws IOException {
    Page page =
        new Page(
            Plan.of("empty", List.of(), new RunSettings("auto", 10, 0)), "file:/results/empty");
    page.addData(List.of("data t.csv: 10 rows of CSV", "  label: column left"));
    assertThat(data(page.html(Instant.EPOCH)).path("head").path("data").toString())
        .isEqualTo("[[\"data t.csv: 10 rows of CSV\",\"  label: column left\"]]");
  }

  @Test
  void tenThousandCellsTakeLessThanFiveMegabytes() {
    String page = InventedSweep.page(40, 25, 10);
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isBetween(1_000_000, 5_000_000);
  }

  @Test
  void beyondItsRoomGroupsKeepTheirVerdictsButNoFigures() throws IOException {
    JsonNode groups = data(InventedSweep.page(3, 9, 4, 20_000)).path("groups");
    assertThat(groups).hasSize(3);
    assertThat(groups.get(0).has("figures")).isTrue();
    assertThat(groups.get(2).has("figures")).isFalse();
    assertThat(groups.get(2).path("verdicts")).isNotEmpty();
  }

  @Test
  void meansAreTakenOverTheSeedsOfAPoint() throws IOException {
    JsonNode points =
        data(InventedSweep.page(1, 9, 4)).path("groups").get(0).path("figures").path("points");
    for (JsonNode point : points) {
      double logs = 0;
      int n = 0;
      for (JsonNode cell : point.path("cells")) {
        if (cell.get(1).asText().equals("ok")) {
          logs += Math.log(cell.get(2).asDouble());
          n++;
        }
      }
      assertThat(point.path("loss").asDouble())
          .isCloseTo(Math.exp(logs / n), withinPercentage(0.01));
    }
  }

  @Test
  void onGlobalMeanSquaresAreOfWeightsAndBiasesTogether() throws IOException {
    InventedGlobal sweep = InventedGlobal.of(true);
    JsonNode figures = data(sweep.page()).path("groups").get(0).path("figures");
    assertThat(figures.path("points")).hasSizeGreaterThan(8);
    for (JsonNode point : figures.path("points")) {
      double variance = point.path("x").asDouble();
      List<Outcome.Trained> trained = sweep.trained(variance);
      assertThat(trained).hasSize(4);
      double all = mean(trained, t -> InventedGlobal.square(t.end(), 0, 1, 2));
      double output = mean(trained, t -> InventedGlobal.square(t.end(), 2));
      close(point.path("v").get(0), all);
      close(point.path("v").get(1), all / variance);
      close(point.path("output").get(0), output);
      close(point.path("output").get(1), output / variance);
      assertThat(point.path("course")).hasSize(7);
      close(
          point.path("course").get(0),
          mean(trained, t -> InventedGlobal.square(t.start(), 0, 1, 2)));
      close(point.path("course").get(6), all);
      assertThat(point.path("accuracies")).hasSize(6);
      close(point.path("accuracies").get(5), mean(trained, t -> t.end().testAccuracy()));
    }
  }

  @Test
  void rowsOfFormatOneLeaveOutWhatNeedsBiases() throws IOException {
    JsonNode figures = data(InventedGlobal.of(false).page()).path("groups").get(0).path("figures");
    for (JsonNode point : figures.path("points")) {
      assertThat(point.has("v") || point.has("output") || point.has("course")).isFalse();
      assertThat(point.path("accuracies")).hasSize(6);
    }
  }

  @Test
  void otherAxesHaveNoPointsOfV() throws IOException {
    JsonNode group = data(InventedSweep.page(1, 9, 4)).path("groups").get(0);
    assertThat(group.path("symbol").asText()).isEqualTo("g");
    for (JsonNode point : group.path("figures").path("points")) {
      assertThat(point.has("v") || point.has("accuracies")).isFalse();
    }
  }

  @Test
  void familiesAreGroupsThatDifferInOneQuantity() throws IOException {
    JsonNode page = data(InventedSweep.families());
    JsonNode families = page.path("head").path("families");
    List<String> found = new ArrayList<>();
    for (JsonNode family : families) {
      String key =
          Map.of("eta", "learning_rate", "width", "width").get(family.path("quantity").asText());
      List<Double> values = new ArrayList<>();
      List<String> others = new ArrayList<>();
      for (JsonNode index : family.path("groups")) {
        JsonNode setting = page.path("groups").get(index.asInt()).path("setting");
        values.add(setting.path(key).asDouble());
        others.add(setting.path(key.equals("width") ? "learning_rate" : "width").asText());
      }
      assertThat(others).containsOnly(others.get(0));
      found.add(others.get(0) + ": " + values);
    }
    assertThat(found)
        .containsExactlyInAnyOrder(
            "16: [0.025, 0.05, 0.1]",
            "32: [0.025, 0.05, 0.1]",
            "0.1: [16.0, 32.0]",
            "0.025: [16.0, 32.0]",
            "0.05: [16.0, 32.0]");
    assertThat(data(InventedSweep.page(3, 9, 4)).path("head").path("families")).isEmpty();
  }

  @Test
  void settingsStandByTheColumnsOfTheTables() throws IOException {
    JsonNode setting = data(InventedSweep.page(1, 9, 4)).path("groups").get(0).path("setting");
    assertThat(setting.path("data").asText()).isEqualTo("made-up");
    assertThat(setting.path("train_examples").asInt()).isEqualTo(1000);
    assertThat(setting.path("width").asInt()).isEqualTo(16);
    assertThat(setting.path("architecture").asText()).isEqualTo("20-16-16-10");
    assertThat(setting.path("learning_rate").asDouble()).isEqualTo(.05);
    assertThat(setting.path("epochs").asInt()).isEqualTo(20);
    assertThat(setting.path("axis").asText()).isEqualTo("fan-in");
    assertThat(setting.has("data_digest") || setting.has("widths")).isFalse();
  }

  @Test
  void queriesNameSettingSeedsAndTheFirstScaleOfEachPoint() throws IOException {
    JsonNode group = data(InventedGlobal.of(true).page()).path("groups").get(0);
    JsonNode query = group.path("query");
    assertThat(query.path("setting").asText()).isEqualTo(InventedSweep.setting(0).id());
    assertThat(query.path("seeds").toString()).isEqualTo("[1,2,3,4]");
    assertThat(query.path("guessing").asDouble()).isEqualTo(Math.log(10));
    assertThat(query.path("weights").toString()).isEqualTo("[320,256,160]");
    JsonNode curve = group.path("curve");
    assertThat(query.path("first_scales")).hasSameSizeAs(curve).isNotEmpty();
    for (int i = 0; i < curve.size(); i++) {
      // Twenty inputs: the scale is the variance times the fan-in.
      assertThat(query.path("first_scales").get(i).asDouble())
          .isCloseTo(20 * curve.get(i).path("coordinate").asDouble(), withinPercentage(1e-7));
    }
  }

  private static void close(JsonNode found, double expected) {
    assertThat(found.asDouble()).isCloseTo(expected, withinPercentage(0.01));
  }

  private static double mean(
      List<Outcome.Trained> trained, ToDoubleFunction<Outcome.Trained> value) {
    return trained.stream().mapToDouble(value).sum() / trained.size();
  }
}
