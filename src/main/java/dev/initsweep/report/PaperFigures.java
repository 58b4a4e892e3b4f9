package dev.initsweep.report;

import dev.initsweep.cell.CellResult;
import dev.initsweep.plan.Axis;
import dev.initsweep.verify.GroupReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Draws the figures of a group as SVG documents, by name, such as {@code loss} and {@code
 * accuracy}.
 */
public final class PaperFigures {

  // Okabe and Ito's palette, which colour-blind readers tell apart.
  static final List<String> COLOURS =
      List.of("#0072B2", "#D55E00", "#009E73", "#555555", "#CC79A7", "#56B4E9", "#E69F00");
  private static final int MOST_CURVES = 6;

  private PaperFigures() {}

  /**
   * Draws what there is; a group without trained cells has its loss figure only.
   *
   * @param report on the group
   * @param cells the results that the report was made from
   */
  public static Map<String, String> of(GroupReport report, List<CellResult> cells) {
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("loss", CurveFigure.svg(report));
    List<PagePoint> points =
        PageFigures.points(report, cells).stream().filter(PagePoint::isTrained).toList();
    if (!points.isEmpty()) {
      int epochs = report.plan().group().setting().epochs();
      figures.put("accuracy", accuracy(report, points).svg());
      figures.put("epochs", epochs(report, points, epochs).svg());
      figures.put("growth", growth(report, points).svg());
      figures.put("balance", balance(report, points).svg());
    }
    figures.putAll(GlobalFigures.of(report, cells));
    return figures;
  }

  /** The base of whose powers an axis has its ticks; long fractions are read worse than decades. */
  static int base(Axis axis) {
    return axis instanceof Axis.Global ? 10 : 2;
  }

  private static LineFigure accuracy(GroupReport report, List<PagePoint> points) {
    return overAxis(
        report,
        "test accuracy, mean over seeds",
        false,
        List.of(line("test accuracy", 0, points, point -> point.curve().testAccuracy())),
        Double.NaN);
  }

  private static LineFigure growth(GroupReport report, List<PagePoint> points) {
    List<LineFigure.Line> lines =
        IntStream.range(0, report.plan().group().setting().architecture().depth())
            .mapToObj(l -> line("layer " + (l + 1), l, points, point -> point.growth(l)))
            .toList();
    return overAxis(report, "mean square of weights, end over start", true, lines, 1);
  }

  private static LineFigure balance(GroupReport report, List<PagePoint> points) {
    return overAxis(
        report,
        "over the initial squared norm",
        false,
        List.of(
            line("drift", 1, points, PagePoint::drift),
            line("step2", 2, points, PagePoint::step2),
            line("drift + step2", 0, points, point -> point.drift() + point.step2())),
        0);
  }

  private static LineFigure epochs(GroupReport report, List<PagePoint> points, int epochs) {
    Axis axis = report.plan().group().axis();
    CurveChoice<PagePoint> choice = CurveChoice.of(points, MOST_CURVES);
    List<Double> xs = PagePoint.thinnedEpochs(epochs).stream().map(Integer::doubleValue).toList();
    List<LineFigure.Line> lines = new ArrayList<>();
    for (PagePoint point : choice.shown()) {
      lines.add(
          new LineFigure.Line(
              CoordinateText.brief(axis, point.curve().coordinate()),
              COLOURS.get(lines.size() % COLOURS.size()),
              xs,
              point.running(epochs)));
    }
    return new LineFigure(
        report.plan().group().title(),
        choice.note(axis, point -> point.curve().coordinate()),
        "epoch",
        "running training loss, nats",
        0,
        true,
        lines,
        Double.NaN);
  }

  private static LineFigure overAxis(
      GroupReport report, String yLabel, boolean yLog, List<LineFigure.Line> lines, double level) {
    return new LineFigure(
        report.plan().group().title(),
        "",
        "initial variance, as %s on the axis %s"
            .formatted(report.plan().group().axis().symbol(), report.plan().group().axis().label()),
        yLabel,
        base(report.plan().group().axis()),
        yLog,
        lines,
        level);
  }

  private static LineFigure.Line line(
      String label, int colour, List<PagePoint> points, Function<PagePoint, Double> value) {
    return new LineFigure.Line(
        label,
        COLOURS.get(colour % COLOURS.size()),
        points.stream().map(point -> point.curve().coordinate()).toList(),
        points.stream().map(value).toList());
  }
}
