package dev.initsweep.report;

import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Optimum;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.verify.CurvePoint;
import dev.initsweep.verify.GroupReport;
import dev.initsweep.verify.Premises;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Puts reports in maps and lists. A figure that is not there is null, an open end of an interval
 * too.
 */
public final class ReportJson {

  private ReportJson() {}

  /** Returns all reports, in their order. */
  public static List<Map<String, Object>> of(List<GroupReport> reports) {
    return reports.stream().map(ReportJson::of).toList();
  }

  /** Returns what the predictors say of a group. */
  public static Map<String, Object> of(GroupPlan group, List<Prediction> predictions) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("group", group.group().id());
    json.put("title", group.group().title());
    json.put("predictions", predictions.stream().map(ReportJson::of).toList());
    return json;
  }

  /** One report. */
  static Map<String, Object> of(GroupReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("group", report.plan().group().id());
    json.put("title", report.plan().group().title());
    json.put("margin", report.plan().verdict().margin());
    json.put("planned", report.counts().planned());
    json.put("done", report.counts().done());
    json.put("diverged", report.counts().diverged());
    json.put("failed", report.counts().failed());
    json.put(
        "curve",
        report.curve().stream()
            .map(point -> of(point, report.plan().verdict().confidence()))
            .toList());
    json.put("seeds", report.seeds());
    json.put("over", report.isOver());
    json.put("optimum", of(report.optimum()));
    json.put("stretches", report.stretches().stream().map(i -> interval(Optional.of(i))).toList());
    json.put("predictions", report.predictions().stream().map(ReportJson::of).toList());
    json.put("verdicts", report.verdicts().stream().map(ReportJson::of).toList());
    json.put("premises", report.premises().stream().map(ReportJson::of).toList());
    return json;
  }

  private static Map<String, Object> of(CurvePoint point, double confidence) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("coordinate", point.coordinate());
    json.put("ratio_to_he", point.ratioToHe());
    json.put("seeds", point.seeds());
    json.put("diverged", point.diverged());
    json.put("diverged_interval", interval(Optional.of(point.divergence(confidence))));
    json.put("metric", finite(point.geometricMean()));
    json.put("interval", interval(point.band()));
    json.put("test_accuracy", finite(point.testAccuracy()));
    json.put("added", point.isAdded());
    json.put("state", state(point));
    return json;
  }

  /** Such as {@code accepted}: the point may be the best. */
  static String state(CurvePoint point) {
    return point.state().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> of(Optimum optimum) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("coordinate", number(optimum.coordinate()));
    json.put("interval", interval(optimum.interval()));
    json.put("least_metric", number(optimum.leastMetric()));
    json.put("stable_band", interval(optimum.stableBand()));
    json.put("method", optimum.method());
    json.put("caveat", optimum.caveat());
    return json;
  }

  private static Map<String, Object> of(Prediction prediction) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("predictor", prediction.predictor());
    json.put("coordinate", number(prediction.coordinate()));
    json.put("scales", prediction.scales().map(scales -> (Object) scales.perLayer()).orElse(null));
    json.put("roots", prediction.roots());
    json.put("interval", interval(prediction.interval()));
    json.put("reason", prediction.reason());
    json.put("note", prediction.note());
    json.put("details", new TreeMap<>(prediction.details()));
    return json;
  }

  private static Map<String, Object> of(Verdict verdict) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("predictor", verdict.predictor());
    json.put("claim", verdict.claim().label());
    json.put("reference", verdict.reference());
    json.put("conclusion", verdict.conclusion().label());
    json.put("metric", verdict.metric());
    json.put("budget", verdict.budget());
    json.put("estimate", estimate(verdict.estimate()));
    json.put("p_value", number(verdict.pValue()));
    json.put("regret", estimate(verdict.regret()));
    json.put(
        "seeds_to_decide",
        verdict.seedsToDecide().isPresent() ? verdict.seedsToDecide().getAsInt() : null);
    json.put("method", verdict.method());
    json.put("caveat", verdict.caveat());
    return json;
  }

  private static Map<String, Object> of(Premises premises) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", premises.at());
    json.put("coordinate", number(premises.coordinate()));
    json.put("seeds", premises.seeds());
    json.put("virial", finite(premises.virial()));
    json.put("movement", finite(premises.movement()));
    json.put("since_epoch", premises.since());
    json.put("isotropy", finite(premises.isotropy()));
    json.put(
        "layer_isotropies", premises.layerIsotropies().stream().map(ReportJson::finite).toList());
    return json;
  }

  private static Object estimate(Optional<Estimate> estimate) {
    if (estimate.isEmpty()) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", finite(estimate.get().value()));
    json.put("interval", interval(Optional.of(estimate.get().interval())));
    return json;
  }

  static Object interval(Optional<Interval> interval) {
    if (interval.isEmpty()) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("low", finite(interval.get().low()));
    json.put("high", finite(interval.get().high()));
    return json;
  }

  private static Object number(OptionalDouble value) {
    return value.isPresent() ? finite(value.getAsDouble()) : null;
  }

  static Object finite(double value) {
    return Double.isFinite(value) ? (Object) value : null;
  }
}
