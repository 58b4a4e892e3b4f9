package dev.initsweep.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Draws what the study's page shows, in the form of the figures of a report. */
public final class StudyDrawings {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int LEFT = 66;
  private static final int RIGHT = WIDTH - 14;
  private static final int TOP = 30;
  private static final int BOTTOM = HEIGHT - 50;

  /** Least distance of two labels, in pixels. */
  private static final int LABEL = 14;

  private StudyDrawings() {}

  /**
   * A predictor in the plane of regret and compute.
   *
   * @param name the predictor's
   * @param trainings trainings of full length before it names a variance
   * @param regret median log ratio of the loss there over the least
   */
  public record Regret(String name, double trainings, double regret) {}

  /**
   * Some lines over one axis.
   *
   * @param xLog whether that axis is logarithmic
   * @param lines by label, points as x and y
   */
  public static String lines(
      String title, String xLabel, String yLabel, boolean xLog, Map<String, List<double[]>> lines) {
    List<LineFigure.Line> drawn = new ArrayList<>();
    lines.forEach(
        (label, points) ->
            drawn.add(
                new LineFigure.Line(
                    label,
                    PaperFigures.COLOURS.get(drawn.size() % PaperFigures.COLOURS.size()),
                    points.stream().map(point -> point[0]).toList(),
                    points.stream().map(point -> point[1]).toList())));
    return new LineFigure(title, xLabel, yLabel, xLog, true, drawn, Double.NaN).svg();
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
