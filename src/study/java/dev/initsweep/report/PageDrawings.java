package dev.initsweep.report;

import dev.initsweep.cell.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws what pages about results show, in the form of the figures of a report. */
public final class PageDrawings {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int LEFT = 66;
  private static final int RIGHT = WIDTH - 14;
  private static final int TOP = 30;
  private static final int BOTTOM = HEIGHT - 50;

  /** Least distance of two labels, in pixels. */
  private static final int LABEL = 14;

  private PageDrawings() {}

  /**
   * A predictor in the plane of regret and compute.
   *
   * @param name the predictor's
   * @param trainings trainings of full length before it names a variance
   * @param regret median log ratio of the loss there over the least
   */
  public record Regret(String name, double trainings, double regret) {}

  /**
   * A point of a line or of a scatter.
   *
   * @param label beside it; lines have none
   * @param bar an interval of y, which may be y alone
   * @param ratio what its colour shows; NaN for none, as in lines
   */
  public record Point(String label, double x, double y, Interval bar, double ratio) {}

  /**
   * What stands around a figure.
   *
   * @param xLog whether the horizontal axis is logarithmic, with powers of two
   * @param yLog whether the vertical axis is logarithmic, with powers of ten
   */
  public record Labels(String title, String x, String y, boolean xLog, boolean yLog) {}

  /** Some lines over one axis, by their labels. */
  public static String lines(Labels labels, Map<String, List<Point>> lines) {
    List<LineFigure.Line> drawn = new ArrayList<>();
    lines.forEach(
        (label, points) ->
            drawn.add(
                new LineFigure.Line(
                    label,
                    PaperFigures.COLOURS.get(drawn.size() % PaperFigures.COLOURS.size()),
                    points.stream().map(Point::x).toList(),
                    points.stream().map(Point::y).toList(),
                    bars(points))));
    return new LineFigure(
            labels.title(),
            "",
            labels.x(),
            labels.y(),
            labels.xLog() ? 2 : 0,
            labels.yLog(),
            drawn,
            Double.NaN)
        .svg();
  }

  /**
   * Points with a ratio as their colour; both axes are logarithmic.
   *
   * @param fullColour the ratio from which on the colour stays the same
   */
  public static String scatter(
      Labels labels, String colour, double fullColour, List<Point> points) {
    List<ScatterFigure.Mark> marks =
        points.stream()
            .map(
                p ->
                    new ScatterFigure.Mark(
                        p.label(), p.x(), p.y(), Optional.of(p.bar()), p.ratio()))
            .toList();
    return new ScatterFigure(labels.title(), labels.x(), labels.y(), colour, fullColour, marks)
        .svg();
  }

  /** None where all are points. */
  private static List<Interval> bars(List<Point> points) {
    List<Interval> bars = points.stream().map(Point::bar).toList();
    return bars.stream().allMatch(bar -> bar.low() == bar.high()) ? List.of() : bars;
  }

  /** Median regret against compute; no training at all is at the left end. */
  public static String regrets(String title, List<Regret> regrets) {
    double most = regrets.stream().mapToDouble(Regret::trainings).max().orElse(1);
    double worst = regrets.stream().mapToDouble(Regret::regret).max().orElse(1);
    // One more than the trainings, so that none has a place on the axis.
    FigureScale x = FigureScale.logarithmic(.9, 2 * (1 + most), LEFT, RIGHT, 2);
    FigureScale y = FigureScale.linear(-.05 * worst, 1.05 * worst, BOTTOM, TOP);
    Svg svg = new Svg(WIDTH, HEIGHT);
    svg.rectangle(0, 0, WIDTH, HEIGHT, "fill=\"white\"");
    svg.text(LEFT, 18, "font-size=\"13\" font-weight=\"bold\"", title);
    for (double tick : new double[] {0, 1, 2, 5, 10, 20, 50}) {
      if (tick <= most) {
        double at = x.pixel(1 + tick);
        svg.line(at, TOP, at, BOTTOM, "stroke=\"#e5e5e5\"");
        svg.text(at, BOTTOM + 15, "text-anchor=\"middle\"", Numbers.text(tick));
      }
    }
    for (double tick : y.ticks(6)) {
      svg.line(LEFT, y.pixel(tick), RIGHT, y.pixel(tick), "stroke=\"#e5e5e5\"");
      svg.text(LEFT - 5, y.pixel(tick) + 4, "text-anchor=\"end\"", Numbers.text(tick));
    }
    svg.rectangle(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP, "fill=\"none\" stroke=\"#888888\"");
    drawPoints(svg, regrets, x, y);
    svg.text((LEFT + RIGHT) / 2.0, BOTTOM + 34, "text-anchor=\"middle\"", "trainings before");
    double middle = (TOP + BOTTOM) / 2.0;
    svg.text(
        16,
        middle,
        "text-anchor=\"middle\" transform=\"rotate(-90 16 %s)\"".formatted(Math.round(middle)),
        "median regret, nats");
    return svg.document(title);
  }

  private static void drawPoints(Svg svg, List<Regret> regrets, FigureScale x, FigureScale y) {
    List<Regret> upwards =
        regrets.stream()
            .sorted(
                Comparator.comparing(Regret::trainings)
                    .thenComparing(Regret::regret)
                    .thenComparing(Regret::name))
            .toList();
    double column = Double.NaN;
    double label = 0;
    for (Regret regret : upwards) {
      double atX = x.pixel(1 + regret.trainings());
      double atY = y.pixel(regret.regret());
      // Labels of one column stand above one another, in the order of their points.
      label = atX == column ? Math.min(label - LABEL, atY) : atY;
      column = atX;
      svg.circle(
          atX,
          atY,
          4,
          "fill=\"%s\"".formatted(PaperFigures.COLOURS.get(0)),
          "%s: %s".formatted(regret.name(), Numbers.text(regret.regret())));
      svg.line(atX + 4, atY, atX + 14, label, "stroke=\"#888888\"");
      svg.text(atX + 17, label + 4, "", regret.name());
    }
  }
}
