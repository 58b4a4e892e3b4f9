package dev.initsweep.cli;

import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;
import dev.initsweep.recommend.Recommendation;
import dev.initsweep.recommend.Recommender;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;

/** A recommendation with its evidence, for people and for programs. */
final class RecommendationText {

  private RecommendationText() {}

  /** Lines for a terminal, the last ones to be pasted. */
  static String plain(Recommender.Result answer, Duration budget, String page) {
    Recommendation use = answer.recommendation();
    String g = number(use.g());
    StringBuilder text = new StringBuilder("\n");
    text.append(
        "use variance %s / fan-in%s: %s\n"
            .formatted(g, use.isHe() ? ", which is He's" : "", use.reason()));
    use.interval()
        .ifPresent(
            i ->
                text.append(
                    "least %s at g = %s\n"
                        .formatted(use.metric(), text(i, RecommendationText::number))));
    use.loss()
        .ifPresent(
            e ->
                text.append(
                    "%s of g = %s against He's: %s\n"
                        .formatted(
                            use.metric(),
                            number(use.candidate()),
                            text(e, x -> percent("%+.1f %%", Math.expm1(x))))));
    use.accuracy()
        .ifPresent(
            e ->
                text.append(
                    "test accuracy of g = %s against He's: %s\n"
                        .formatted(number(use.candidate()), text(e, x -> percent("%+.2f pp", x)))));
    text.append(
        String.format(
                Locale.ROOT,
                "found by %d trainings that placed it and %d of %d fresh seeds that judged it, paired by",
                answer.searchCells(),
                answer.freshCells(),
                answer.freshSeeds())
            + String.format(
                Locale.ROOT,
                " seed; %d training examples each; %d s of %d\n",
                answer.trainExamples(),
                answer.took().toSeconds(),
                budget.toSeconds()));
    text.append("evidence: ").append(page).append("\n\n");
    lines(g)
        .forEach(
            (where, line) -> text.append(String.format(Locale.ROOT, "%-8s %s\n", where, line)));
    return text.toString();
  }

  /** Returns what to paste, for each library. */
  private static Map<String, String> lines(String g) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("DL4J", ".dist(new NormalDistribution(0, Math.sqrt(%s / nIn)))".formatted(g));
    lines.put(
        "PyTorch",
        "torch.nn.init.normal_(layer.weight, std=(%s / layer.in_features) ** 0.5)".formatted(g));
    lines.put(
        "Keras",
        ("kernel_initializer=keras.initializers.VarianceScaling(scale=%s, mode=\"fan_in\","
                + " distribution=\"untruncated_normal\")")
            .formatted(g));
    return lines;
  }

  /** All of it; an end of an interval that is not bounded is null. */
  static Map<String, Object> json(Recommender.Result answer, String page) {
    Recommendation use = answer.recommendation();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("g", use.g());
    json.put("is_he", use.isHe());
    json.put("candidate", use.candidate());
    json.put("reason", use.reason());
    json.put("metric", use.metric());
    json.put("interval", use.interval().map(RecommendationText::json).orElse(null));
    json.put("log_loss_against_he", use.loss().map(RecommendationText::json).orElse(null));
    json.put("accuracy_against_he", use.accuracy().map(RecommendationText::json).orElse(null));
    json.put("train_examples", answer.trainExamples());
    json.put("search_cells", answer.searchCells());
    json.put("fresh_seeds", answer.freshSeeds());
    json.put("fresh_cells", answer.freshCells());
    json.put("seconds", answer.took().toSeconds());
    json.put("page", page);
    json.put("paste", lines(number(use.g())));
    return json;
  }

  private static Map<String, Object> json(Estimate estimate) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", estimate.value());
    json.putAll(json(estimate.interval()));
    return json;
  }

  private static Map<String, Object> json(Interval interval) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("low", Double.isFinite(interval.low()) ? interval.low() : null);
    json.put("high", Double.isFinite(interval.high()) ? interval.high() : null);
    return json;
  }

  private static String text(Estimate estimate, DoubleFunction<String> show) {
    return show.apply(estimate.value()) + " (" + text(estimate.interval(), show) + ")";
  }

  private static String text(Interval interval, DoubleFunction<String> show) {
    return (Double.isFinite(interval.low()) ? show.apply(interval.low()) : "below the grid")
        + " to "
        + (Double.isFinite(interval.high()) ? show.apply(interval.high()) : "beyond the grid");
  }

  private static String percent(String format, double fraction) {
    return String.format(Locale.ROOT, format, 100 * fraction);
  }

  private static String number(double g) {
    return String.format(Locale.ROOT, "%.3g", g);
  }
}
