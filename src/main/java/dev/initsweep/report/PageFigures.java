package dev.initsweep.report;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Setting;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.Metric;
import dev.initsweep.race.Response;
import dev.initsweep.verify.GroupReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes what the page draws of a group, thinned to what a reader can see. */
final class PageFigures {

  private static final int MOST_FAILURES = 20;

  private final GroupReport report;
  private final Group group;
  private final int budget;

  private PageFigures(GroupReport report) {
    this.report = report;
    this.group = report.plan().group();
    this.budget = budget(report);
  }

  /** The epoch of a group's verdicts. */
  static int budget(GroupReport report) {
    int asked = report.plan().verdict().budget();
    return asked == 0 ? report.plan().group().setting().epochs() : asked;
  }

  /** Returns maps and lists; a figure that is not there is null. */
  static Map<String, Object> of(GroupReport report, List<CellResult> cells) {
    return new PageFigures(report).json(cells);
  }

  private Map<String, Object> json(List<CellResult> cells) {
    Setting setting = group.setting();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("metric", report.plan().verdict().metric().label());
    json.put("confidence", report.plan().verdict().confidence());
    json.put("band_factor", report.plan().verdict().bandFactor());
    json.put("budget", budget);
    json.put("setting", describe(setting));
    json.put("epochs", PagePoint.thinnedEpochs(setting.epochs()));
    json.put("checkpoints", Checkpoint.epochs(setting.epochs()));
    List<PagePoint> points = points(report, cells);
    List<Map<String, Object>> drawn = new ArrayList<>();
    points.forEach(
        point -> drawn.add(point.json(report.plan().verdict().metric(), budget, setting.epochs())));
    if (isGlobal()) {
      List<GlobalPoint> global = points.stream().map(p -> GlobalPoint.of(p, budget)).toList();
      json.put("full_colour", GlobalFigures.fullColour(global.stream().map(GlobalPoint::all)));
      json.put(
          "full_colour_output", GlobalFigures.fullColour(global.stream().map(GlobalPoint::output)));
      for (int i = 0; i < drawn.size(); i++) {
        drawn.get(i).putAll(global.get(i).json());
      }
    }
    json.put("points", drawn);
    json.put("he", heJson(he(report, cells)));
    json.put("failures", failures(cells));
    return json;
  }

  /** The points of a group's axis at which a cell is done, in the order of its curve. */
  static List<PagePoint> points(GroupReport report, List<CellResult> cells) {
    Group group = report.plan().group();
    Architecture architecture = group.setting().architecture();
    Map<Long, List<CellResult>> byPoint = new HashMap<>();
    for (CellResult result : cells) {
      Cell cell = result.cell();
      if (cell.setting().equals(group.setting())
          && group.axis().coordinateOf(cell.scales(), architecture).isPresent()) {
        byPoint
            .computeIfAbsent(key(cell.scales().ratioToHe(architecture)), k -> new ArrayList<>())
            .add(result);
      }
    }
    return report.curve().stream()
        .map(
            point ->
                PagePoint.of(
                    point,
                    byPoint.getOrDefault(key(point.ratioToHe()), List.of()).stream()
                        .sorted(Comparator.comparingLong(r -> r.cell().seed()))
                        .toList()))
        .toList();
  }

  private boolean isGlobal() {
    return group.axis() instanceof Axis.Global;
  }

  /**
   * Returns what was measured at He's scales at the budget, whether they lie on the axis or not.
   */
  static List<Evaluation> he(GroupReport report, List<CellResult> cells) {
    Group group = report.plan().group();
    return GlobalPoint.there(
        cells.stream()
            .filter(result -> result.cell().equals(group.he(result.cell().seed())))
            .toList(),
        budget(report));
  }

  /** Geometric mean of the metric of the verdicts. */
  static double geometricMean(GroupReport report, List<Evaluation> ends) {
    Metric metric = report.plan().verdict().metric();
    return Math.exp(
        ends.stream().mapToDouble(e -> Response.log(metric, e)).average().orElse(Double.NaN));
  }

  /** Null where no cell is done. */
  private Object heJson(List<Evaluation> ends) {
    if (ends.isEmpty()) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("loss", PagePoint.rounded(geometricMean(report, ends)));
    json.put(
        "accuracy",
        PagePoint.rounded(
            ends.stream().mapToDouble(Evaluation::testAccuracy).average().orElseThrow()));
    if (isGlobal()) {
      Architecture architecture = group.setting().architecture();
      json.put("v", PagePoint.rounded(GlobalPoint.all(ends, architecture)));
      json.put("output_v", PagePoint.rounded(GlobalPoint.output(ends, architecture)));
    }
    return json;
  }

  /** Two points of an axis are the same if their r are, to rounding. */
  private static long key(double ratioToHe) {
    return Math.round(Math.log(ratioToHe) * 1e8);
  }

  private static List<Map<String, Object>> failures(List<CellResult> cells) {
    List<Map<String, Object>> failures = new ArrayList<>();
    for (CellResult result : cells) {
      if (failures.size() < MOST_FAILURES && result.outcome() instanceof Outcome.Failed failed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", PagePoint.shortId(result));
        json.put("category", failed.category().label());
        json.put("message", failed.message());
        json.put("host", result.provenance().host());
        failures.add(json);
      }
    }
    return failures;
  }

  private static String describe(Setting setting) {
    Architecture architecture = setting.architecture();
    return String.format(
            Locale.ROOT,
            "%s: %d training examples (%s, %s); %s %s, biases %s; %s initial weights; eta %s%s, %s",
            setting.data().name(),
            setting.data().trainExamples(),
            setting.data().subset().label(),
            setting.data().scaling().label(),
            architecture.text(),
            architecture.activation().label(),
            architecture.biases().label(),
            setting.distribution().label(),
            Identity.decimal(setting.learningRate()),
            setting.weightDecay() == 0
                ? ""
                : ", weight decay " + Identity.decimal(setting.weightDecay()),
            setting.sampling().label())
        + String.format(
            Locale.ROOT, " in minibatches of %d, %d epochs", setting.batchSize(), setting.epochs());
  }
}
