package dev.initsweep.report;

import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.GroupPlan;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts what the predictors say of a group in words, for the terminal. */
public final class PredictionText {

  private PredictionText() {}

  /**
   * Returns a table with a line for each predictor. Its column {@code log2 r} is the common
   * abscissa: the difference of two lines is their distance in octaves.
   */
  public static String plain(GroupPlan plan, List<Prediction> predictions) {
    Group group = plan.group();
    TextTable table =
        new TextTable(
            "predictor", "predicts " + group.axis().symbol(), "95 % interval", "log2 r", "remarks");
    for (Prediction prediction : predictions) {
      table.row(
          prediction.predictor(),
          CoordinateText.value(group.axis(), prediction.coordinate()),
          prediction.interval().map(Numbers::text).orElse(Numbers.NONE),
          prediction.scales().isPresent()
              ? String.format(Locale.ROOT, "%.2f", log2r(group, prediction))
              : Numbers.NONE,
          remarks(prediction));
    }
    return group.title() + "\n" + table.plain("  ") + "\n";
  }

  private static double log2r(Group group, Prediction prediction) {
    double r = prediction.scales().orElseThrow().ratioToHe(group.setting().architecture());
    return StrictMath.log(r) / StrictMath.log(2);
  }

  private static String remarks(Prediction prediction) {
    if (prediction.scales().isEmpty()) {
      return "none: " + prediction.reason();
    }
    String scales =
        prediction.coordinate().isEmpty()
            ? "not on this axis: "
                + prediction.scales().orElseThrow().perLayer().stream()
                    .map(Numbers::text)
                    .collect(Collectors.joining(", "))
            : "";
    String roots =
        prediction.roots().size() > 1
            ? "roots "
                + prediction.roots().stream().map(Numbers::text).collect(Collectors.joining(", "))
            : "";
    return List.of(scales, roots, prediction.note()).stream()
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }
}
