package dev.initsweep.report;

import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Optimum;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.VerdictSettings;
import dev.initsweep.race.RacePoint;
import dev.initsweep.verify.CurvePoint;
import dev.initsweep.verify.GroupReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Draws the figure of a group: the metric against the coordinate of its axis, both logarithmic. It
 * has the band over seeds, every prediction on the axis, He's, the minimum and its interval.
 */
public final class CurveFigure {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 440;
  private static final int LEFT = 72;
  private static final int RIGHT = WIDTH - 20;
  private static final int BOTTOM = HEIGHT - 52;
  private static final int LABEL_HEIGHT = 15;

  // Okabe and Ito's palette, which colour-blind readers tell apart.
  private static final String CURVE = "#0072B2";
  private static final String PREDICTION = "#D55E00";
  private static final String MINIMUM = "#009E73";
  private static final String HE = "#555555";

  private final GroupReport report;
  private final List<CurvePoint> points;
  private final List<Line> lines;
  private final int top;
  private final FigureScale x;
  private final FigureScale y;
  private final double[] range;
  private final Svg svg = new Svg(WIDTH, HEIGHT);

  private CurveFigure(GroupReport report) {
    this.report = report;
    this.points =
        report.curve().stream().filter(point -> Double.isFinite(point.geometricMean())).toList();
    this.lines = predictionLines(report);
    this.top = 44 + LABEL_HEIGHT * Math.max(1, Math.min(4, lines.size()));
    DoubleStream coordinates = report.curve().stream().mapToDouble(CurvePoint::coordinate);
    this.range = range(coordinates.toArray(), 1.15);
    this.x =
        FigureScale.logarithmic(
            range[0], range[1], LEFT, RIGHT, PaperFigures.base(report.plan().group().axis()));
    DoubleStream values =
        points.stream()
            .flatMapToDouble(
                point ->
                    DoubleStream.concat(
                        DoubleStream.of(point.geometricMean()),
                        point
                            .band()
                            .filter(Interval::isBounded)
                            .map(band -> DoubleStream.of(band.low(), band.high()))
                            .orElse(DoubleStream.empty())))
            .filter(value -> value > 0);
    double[] heights = range(values.toArray(), 1.2);
    this.y = FigureScale.logarithmic(heights[0], heights[1], BOTTOM, top, 10);
  }

  /** Returns the figure as an SVG document. */
  public static String svg(GroupReport report) {
    return new CurveFigure(report).draw();
  }

  private String draw() {
    svg.rectangle(0, 0, WIDTH, HEIGHT, "fill=\"white\"");
    svg.text(LEFT, 20, "font-size=\"14\" font-weight=\"bold\"", report.plan().group().title());
    grid();
    minimum();
    predictions();
    if (points.isEmpty()) {
      svg.text(LEFT + 20, (top + BOTTOM) / 2.0, "", "no finished cells");
    } else {
      curve();
    }
    diverged();
    return svg.document(report.plan().group().title());
  }

  private void grid() {
    new FigureFrame(LEFT, RIGHT, top, BOTTOM).drawGrid(svg, x, x.ticks(14), y, y.ticks(10));
    svg.text(
        (LEFT + RIGHT) / 2.0,
        HEIGHT - 14,
        "text-anchor=\"middle\"",
        "initial variance, as %s on the axis %s"
            .formatted(
                report.plan().group().axis().symbol(), report.plan().group().axis().label()));
    double middle = (top + BOTTOM) / 2.0;
    svg.text(
        18,
        middle,
        "text-anchor=\"middle\" transform=\"rotate(-90 18 %s)\"".formatted(Math.round(middle)),
        report.plan().verdict().metric().label() + ", geometric mean over seeds");
  }

  private void curve() {
    List<CurvePoint> banded =
        points.stream()
            .filter(point -> point.band().filter(Interval::isBounded).isPresent())
            .toList();
    List<Double> outline = new ArrayList<>();
    for (CurvePoint point : banded) {
      outline.add(x.pixel(point.coordinate()));
      outline.add(y.pixel(point.band().orElseThrow().high()));
    }
    for (int i = banded.size() - 1; i >= 0; i--) {
      outline.add(x.pixel(banded.get(i).coordinate()));
      outline.add(y.pixel(banded.get(i).band().orElseThrow().low()));
    }
    svg.path(array(outline), true, "fill=\"%s\" fill-opacity=\"0.18\"".formatted(CURVE));
    List<Double> path = new ArrayList<>();
    for (CurvePoint point : points) {
      path.add(x.pixel(point.coordinate()));
      path.add(y.pixel(point.geometricMean()));
    }
    svg.path(array(path), false, "fill=\"none\" stroke=\"%s\" stroke-width=\"2\"".formatted(CURVE));
    for (CurvePoint point : points) {
      boolean mayBeBest = point.state() == RacePoint.State.ACCEPTED;
      svg.circle(
          x.pixel(point.coordinate()),
          y.pixel(point.geometricMean()),
          point.isAdded() ? 2.5 : 3.5,
          mayBeBest
              ? "fill=\"%s\"".formatted(MINIMUM)
              : "fill=\"white\" stroke=\"%s\" stroke-width=\"1.5\"".formatted(CURVE),
          String.format(
              Locale.ROOT,
              "%s: %s over %d seeds%s%s",
              CoordinateText.point(report.plan().group().axis(), point.coordinate()),
              Numbers.text(point.geometricMean()),
              point.seeds(),
              mayBeBest ? ", may be the best" : "",
              point.isAdded() ? ", added" : ""));
    }
  }

  private void minimum() {
    Optimum optimum = report.optimum();
    for (Interval stretch : report.stretches()) {
      double from = x.pixel(Math.max(stretch.low(), range[0]));
      double to = x.pixel(Math.min(stretch.high(), range[1]));
      String style = "fill=\"%s\" fill-opacity=\"0.15\"".formatted(MINIMUM);
      svg.rectangle(from, top, Math.max(1, to - from), BOTTOM - top, style);
    }
    if (optimum.coordinate().isPresent()) {
      double at = x.pixel(optimum.coordinate().getAsDouble());
      svg.line(at, top, at, BOTTOM, "stroke=\"%s\" stroke-width=\"2\"".formatted(MINIMUM));
      svg.text(
          at + 5,
          BOTTOM - 8,
          "fill=\"%s\"".formatted(MINIMUM),
          "minimum " + CoordinateText.value(report.plan().group().axis(), optimum.coordinate()));
    }
  }

  private void predictions() {
    int row = 0;
    for (Line line : lines) {
      double at = x.pixel(line.coordinate());
      String colour = line.predictors().contains(VerdictSettings.HE) ? HE : PREDICTION;
      double labelY = 40 + LABEL_HEIGHT * (row++ % 4);
      svg.line(
          at, labelY + 3, at, BOTTOM, "stroke=\"%s\" stroke-dasharray=\"5 3\"".formatted(colour));
      boolean left = at > LEFT + 0.75 * (RIGHT - LEFT);
      svg.text(
          left ? at - 4 : at + 4,
          labelY,
          "fill=\"%s\" text-anchor=\"%s\"".formatted(colour, left ? "end" : "start"),
          String.join(", ", line.predictors()));
    }
  }

  private void diverged() {
    for (CurvePoint point : report.curve()) {
      if (point.diverged() > 0) {
        svg.text(
            x.pixel(point.coordinate()),
            top + 14,
            "text-anchor=\"middle\" fill=\"%s\"".formatted(PREDICTION),
            "✕" + point.diverged());
      }
    }
  }

  /** One line for all predictors that name the same coordinate. */
  private record Line(double coordinate, List<String> predictors) {}

  private static List<Line> predictionLines(GroupReport report) {
    return report.predictions().stream()
        .filter(prediction -> prediction.coordinate().isPresent())
        .collect(
            Collectors.groupingBy(
                prediction -> prediction.coordinate().getAsDouble(),
                Collectors.mapping(Prediction::predictor, Collectors.toList())))
        .entrySet()
        .stream()
        .map(entry -> new Line(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(Line::coordinate))
        .toList();
  }

  /** The least and the greatest of some positive values, moved apart by a factor. */
  private static double[] range(double[] values, double factor) {
    double low = DoubleStream.of(values).min().orElse(1);
    double high = DoubleStream.of(values).max().orElse(2);
    return new double[] {low / factor, high * factor};
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
