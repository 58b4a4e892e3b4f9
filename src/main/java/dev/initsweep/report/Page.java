package dev.initsweep.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Plan;
import dev.initsweep.verify.ClaimSummary;
import dev.initsweep.verify.GroupReport;
import dev.initsweep.verify.ScalingFamily;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes the page of a sweep, one HTML file that needs no network. It has the verdicts as a table
 * and the figures of each group.
 */
public final class Page {

  /** Characters that figures may take together; what is beyond is in the tables only. */
  private static final int MOST_CHARACTERS = 3_500_000;

  private static final List<String> SCRIPTS =
      List.of(
          "numbers.js",
          "address.js",
          "filters.js",
          "verdicts.js",
          "plot.js",
          "sql.js",
          "group.js",
          "overview.js",
          "page.js");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Plan plan;
  private final String location;
  private final int room;
  private final List<List<String>> data = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private final List<GroupReport> reports = new ArrayList<>();
  private final PageSources sources = new PageSources();
  private int figures;

  /**
   * Begins a page.
   *
   * @param plan whose groups will be added
   * @param location of the results, for the commands that the page shows
   */
  public Page(Plan plan, String location) {
    this(plan, location, MOST_CHARACTERS);
  }

  /** Begins a page whose figures take at most this many characters. */
  Page(Plan plan, String location, int room) {
    this.plan = plan;
    this.location = location;
    this.room = room;
  }

  /** Adds what was read of a data set of the user's own, in lines. */
  public void addData(List<String> lines) {
    data.add(List.copyOf(lines));
  }

  /** Adds a group, without its figures where there is no more room for any. */
  public void add(PageGroup group) {
    Map<String, Object> json = new LinkedHashMap<>(ReportJson.of(group.report()));
    Axis axis = group.report().plan().group().axis();
    json.put("axis", axis.label());
    json.put("symbol", axis.symbol());
    json.put("setting", PageSetting.of(group.report().plan().group()));
    json.put("query", new RawValue(group.query()));
    int length = group.figures().length();
    if (figures + length <= room) {
      json.put("figures", new RawValue(group.figures()));
      figures += length;
    }
    groups.add(json(json));
    reports.add(group.report());
    sources.add(group.cells());
  }

  /** Returns the whole page; {@code now} is when it was made. */
  public String html(Instant now) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("name", plan.name());
    head.put("plan", plan.hash());
    head.put("location", location);
    head.put("made", now.truncatedTo(ChronoUnit.SECONDS).toString());
    head.put("data", data);
    head.put("sources", sources.json());
    head.put("claims", claims());
    head.put("families", families());
    String json = "{\"head\":" + json(head) + ",\"groups\":[" + String.join(",\n", groups) + "]}";
    return resource("page.html")
        .replace("{{title}}", plan.name())
        .replace("{{licence}}", resource("uplot/LICENSE").strip())
        .replace("{{style}}", resource("uplot/uPlot.min.css") + "\n" + resource("page.css"))
        .replace("{{plots}}", resource("uplot/uPlot.iife.min.js"))
        .replace("{{script}}", script())
        // Last, so that no text of the data is taken for a place to fill.
        .replace("{{data}}", json.replace("<", "\\u003c"));
  }

  /** Groups stand by their number on the page. */
  private List<Map<String, Object>> families() {
    IdentityHashMap<GroupReport, Integer> numbers = new IdentityHashMap<>();
    reports.forEach(report -> numbers.put(report, numbers.size()));
    return ScalingFamily.of(reports).stream()
        .map(
            family ->
                Map.<String, Object>of(
                    "quantity",
                    family.quantity(),
                    "groups",
                    family.groups().stream().map(numbers::get).toList()))
        .toList();
  }

  private List<Map<String, Object>> claims() {
    double level =
        reports.stream().mapToDouble(r -> 1 - r.plan().verdict().confidence()).max().orElse(0.05);
    return ClaimSummary.of(
            reports.stream().flatMap(report -> report.verdicts().stream()).toList(), level)
        .stream()
        .map(Page::claim)
        .toList();
  }

  private static Map<String, Object> claim(ClaimSummary summary) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("claim", summary.claim().label());
    json.put("reference", summary.reference());
    json.put("predictor", summary.predictor());
    json.put("groups", summary.groups());
    json.put("holds", summary.holds());
    json.put("contradicted", summary.contradicted());
    json.put("undecided", summary.undecided());
    json.put("none", summary.noPrediction());
    json.put("always", summary.always().label());
    return json;
  }

  /** All parts in one function, so that no name of ours meets one of the browser's. */
  private static String script() {
    return SCRIPTS.stream()
        .map(Page::resource)
        .collect(Collectors.joining("\n", "(() => {\n'use strict';\n", "})();"));
  }

  static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
