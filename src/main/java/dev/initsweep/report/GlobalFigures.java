package dev.initsweep.report;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.Interval;
import dev.initsweep.plan.Axis;
import dev.initsweep.report.GlobalPoint.Square;
import dev.initsweep.verify.GroupReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The figures of the paper under test, of a group on the axis {@code global}: the metric against V
 * and against V of the output layer, with V / s0^2 as colour; V and test accuracy by epoch.
 */
final class GlobalFigures {

  private static final int MOST_CURVES = 12;

  /** Ratios at which a colour may be full; the least that holds enough points within is taken. */
  private static final double[] FULL_COLOURS = {1.05, 1.1, 1.25, 1.5, 2, 5, 10};

  private static final double ENOUGH = .75;

  private final GroupReport report;
  private final int budget;
  private final List<GlobalPoint> points;
  private final List<Evaluation> he;

  private GlobalFigures(GroupReport report, List<CellResult> cells) {
    this.report = report;
    this.budget = PageFigures.budget(report);
    this.points =
        PageFigures.points(report, cells).stream()
            .map(point -> GlobalPoint.of(point, budget))
            .toList();
    this.he = PageFigures.he(report, cells);
  }

  /** SVG documents by name, those of V only where it is known; none on other axes. */
  static Map<String, String> of(GroupReport report, List<CellResult> cells) {
    return report.plan().group().axis() instanceof Axis.Global
        ? new GlobalFigures(report, cells).svg()
        : Map.of();
  }

  /** The ratio above 1 from which on, and below its inverse, a colour stays the same. */
  static double fullColour(Stream<Square> squares) {
    double[] factors =
        squares
            .filter(Square::isKnown)
            .mapToDouble(square -> Math.exp(Math.abs(Math.log(square.ratio()))))
            .toArray();
    return DoubleStream.of(FULL_COLOURS)
        .filter(
            full ->
                DoubleStream.of(factors).filter(factor -> factor <= full).count()
                    >= ENOUGH * factors.length)
        .findFirst()
        .orElse(FULL_COLOURS[FULL_COLOURS.length - 1]);
  }

  private Map<String, String> svg() {
    Map<String, String> figures = new LinkedHashMap<>();
    Architecture architecture = report.plan().group().setting().architecture();
    if (points.stream().anyMatch(point -> point.all().isKnown())) {
      figures.put(
          "loss-by-mean-square",
          scatter(
              "mean square of all weights and biases",
              GlobalPoint::all,
              GlobalPoint.all(he, architecture)));
      figures.put(
          "loss-by-output-mean-square",
          scatter(
              "mean square of the output layer's weights and biases",
              GlobalPoint::output,
              GlobalPoint.output(he, architecture)));
    }
    List<GlobalPoint> trained =
        points.stream().filter(point -> !point.accuracies().isEmpty()).toList();
    List<Double> checkpoints =
        Checkpoint.epochs(report.plan().group().setting().epochs()).stream()
            .map(Integer::doubleValue)
            .toList();
    List<GlobalPoint> known = trained.stream().filter(point -> point.all().isKnown()).toList();
    if (!known.isEmpty()) {
      List<Double> epochs = new ArrayList<>(checkpoints);
      epochs.add(0, 0.0);
      figures.put(
          "mean-square-by-epoch",
          byEpoch("V, mean over seeds", true, epochs, known, GlobalPoint::course));
    }
    if (!trained.isEmpty()) {
      figures.put(
          "accuracy-by-epoch",
          byEpoch(
              "test accuracy, mean over seeds",
              false,
              checkpoints,
              trained,
              GlobalPoint::accuracies));
    }
    return figures;
  }

  private String scatter(String what, Function<GlobalPoint, Square> square, double ofHe) {
    List<ScatterFigure.Mark> marks = new ArrayList<>();
    for (GlobalPoint point : plannedFirst()) {
      marks.add(
          mark(
              CoordinateText.s0(point.curve().coordinate())
                  + (point.curve().isAdded() ? " added" : ""),
              square.apply(point),
              point.curve().geometricMean(),
              point.curve().band().filter(Interval::isBounded)));
    }
    if (Double.isFinite(ofHe)) {
      marks.add(
          mark(
              "He",
              new Square(ofHe, Double.NaN),
              PageFigures.geometricMean(report, he),
              Optional.empty()));
    }
    return new ScatterFigure(
            report.plan().group().title(),
            String.format(
                Locale.ROOT, "V after %d epoch%s: %s", budget, budget == 1 ? "" : "s", what),
            report.plan().verdict().metric().label() + ", geometric mean over seeds",
            "V / s0², 1 in grey; points by their s0",
            fullColour(points.stream().map(square)),
            marks)
        .svg();
  }

  /**
   * Returns the points with the plan's first. Where there is no room for all names, theirs stand.
   */
  private List<GlobalPoint> plannedFirst() {
    return points.stream().sorted(Comparator.comparing(point -> point.curve().isAdded())).toList();
  }

  private static ScatterFigure.Mark mark(
      String label, Square square, double metric, Optional<Interval> band) {
    return new ScatterFigure.Mark(label, square.value(), metric, band, square.ratio());
  }

  private String byEpoch(
      String label,
      boolean isLog,
      List<Double> epochs,
      List<GlobalPoint> all,
      Function<GlobalPoint, List<Double>> values) {
    List<LineFigure.Line> lines = new ArrayList<>();
    CurveChoice<GlobalPoint> choice =
        CurveChoice.ofPlanned(all, point -> point.curve().isAdded(), MOST_CURVES);
    for (GlobalPoint point : choice.shown()) {
      lines.add(
          new LineFigure.Line(
              CoordinateText.brief(report.plan().group().axis(), point.curve().coordinate()),
              PaperFigures.COLOURS.get(lines.size() % PaperFigures.COLOURS.size()),
              epochs,
              values.apply(point)));
    }
    return new LineFigure(
            report.plan().group().title(),
            choice.note(report.plan().group().axis(), point -> point.curve().coordinate()),
            "epoch",
            label,
            0,
            isLog,
            lines,
            Double.NaN)
        .svg();
  }
}
