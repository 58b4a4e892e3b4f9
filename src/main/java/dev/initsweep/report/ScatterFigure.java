package dev.initsweep.report;

import dev.initsweep.cell.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A figure of points, for papers, whose colour is a ratio: grey is 1, blue less, orange more. Both
 * axes are logarithmic.
 *
 * @param title above the figure
 * @param xLabel what the horizontal axis shows
 * @param yLabel what the vertical axis shows
 * @param colourLabel what the colour shows
 * @param fullColour the ratio above 1 from which on, and below its inverse, the colour stays the
 *     same
 * @param marks in the order in which they are drawn, and named where there is room; may be empty
 */
record ScatterFigure(
    String title,
    String xLabel,
    String yLabel,
    String colourLabel,
    double fullColour,
    List<Mark> marks) {

  private static final int WIDTH = 560;
  private static final int HEIGHT = 400;
  private static final int LEFT = 66;
  private static final int RIGHT = WIDTH - 40;
  private static final int TOP = 30;
  private static final int BOTTOM = HEIGHT - 88;
  private static final int BAR_WIDTH = 180;
  private static final int STEPS = 36;

  /** Width of a letter of a label, about. */
  private static final double LETTER = 6;

  // Ends of Okabe and Ito's palette, which colour-blind readers tell apart.
  private static final int[] LESS = {0x00, 0x72, 0xB2};
  private static final int[] MORE = {0xD5, 0x5E, 0x00};
  private static final int[] ONE = {0xDD, 0xDD, 0xDD};

  /**
   * A point; one whose x or y is not finite and positive is left out.
   *
   * @param label beside it, where there is room
   * @param x the horizontal value
   * @param y the vertical value
   * @param bar an interval of y, where there is one
   * @param ratio what its colour shows; NaN for none, which is drawn white
   */
  record Mark(String label, double x, double y, Optional<Interval> bar, double ratio) {

    private DoubleStream heights() {
      return DoubleStream.concat(
          DoubleStream.of(y),
          bar.stream()
              .flatMapToDouble(interval -> DoubleStream.of(interval.low(), interval.high())));
    }

    private boolean isShown() {
      return x > 0 && y > 0 && Double.isFinite(x) && Double.isFinite(y);
    }
  }

  /** The figure as an SVG document. */
  String svg() {
    List<Mark> shown = marks.stream().filter(Mark::isShown).toList();
    FigureScale x = scale(shown.stream().mapToDouble(Mark::x), LEFT, RIGHT);
    FigureScale y =
        scale(
            shown.stream()
                .flatMapToDouble(Mark::heights)
                .filter(value -> value > 0 && Double.isFinite(value)),
            BOTTOM,
            TOP);
    Svg svg = new Svg(WIDTH, HEIGHT);
    FigureFrame frame = new FigureFrame(LEFT, RIGHT, TOP, BOTTOM);
    frame.drawBelow(svg, WIDTH, HEIGHT, title, x, x.ticks(8), y);
    shown.forEach(mark -> draw(svg, mark, x, y));
    name(svg, shown, x, y);
    frame.nameAxes(svg, xLabel, yLabel);
    colourBar(svg);
    return svg.document(title);
  }

  private void draw(Svg svg, Mark mark, FigureScale x, FigureScale y) {
    double at = x.pixel(mark.x());
    mark.bar()
        .filter(bar -> bar.isBounded() && bar.low() > 0)
        .ifPresent(
            bar -> svg.line(at, y.pixel(bar.low()), at, y.pixel(bar.high()), "stroke=\"#333333\""));
    svg.circle(
        at,
        y.pixel(mark.y()),
        5,
        "fill=\"%s\" stroke=\"#333333\"".formatted(colour(mark.ratio())),
        "%s: %s at %s, ratio %s"
            .formatted(
                mark.label(),
                Numbers.text(mark.y()),
                Numbers.text(mark.x()),
                Numbers.text(mark.ratio())));
  }

  /**
   * A label that would cover a point or an earlier label is left out; its point tells it still.
   * Short ones come first, as more of them fit: He's, and the plan's before added ones.
   */
  private static void name(Svg svg, List<Mark> shown, FigureScale x, FigureScale y) {
    List<Box> taken = new ArrayList<>();
    for (Mark mark : shown) {
      taken.add(new Box(x.pixel(mark.x()) - 5, y.pixel(mark.y()) - 5, 10, 10));
    }
    for (Mark mark : byLength(shown)) {
      double width = LETTER * mark.label().length();
      Stream.of(
              new Box(5, -15, width, 10),
              new Box(5, 6, width, 10),
              new Box(-5 - width, -15, width, 10),
              new Box(-5 - width, 6, width, 10))
          .map(box -> box.moved(x.pixel(mark.x()), y.pixel(mark.y())))
          .filter(box -> box.isInside() && taken.stream().noneMatch(box::covers))
          .findFirst()
          .ifPresent(
              box -> {
                svg.text(box.left(), box.top() + 9, "font-size=\"11\"", mark.label());
                taken.add(box);
              });
    }
  }

  private static List<Mark> byLength(List<Mark> marks) {
    return marks.stream().sorted(Comparator.comparingInt(mark -> mark.label().length())).toList();
  }

  private record Box(double left, double top, double width, double height) {

    Box moved(double right, double down) {
      return new Box(left + right, top + down, width, height);
    }

    boolean covers(Box other) {
      return left < other.left + other.width
          && other.left < left + width
          && top < other.top + other.height
          && other.top < top + height;
    }

    boolean isInside() {
      return left >= LEFT && left + width <= RIGHT && top >= TOP - 8 && top + height <= BOTTOM;
    }
  }

  private void colourBar(Svg svg) {
    double row = HEIGHT - 34;
    double step = (double) BAR_WIDTH / STEPS;
    FigureScale scale =
        FigureScale.logarithmic(1 / fullColour, fullColour, LEFT, LEFT + BAR_WIDTH, fullColour);
    for (int i = 0; i < STEPS; i++) {
      double ratio = Math.pow(fullColour, 2 * (i + .5) / STEPS - 1);
      svg.rectangle(LEFT + i * step, row, step + .2, 10, "fill=\"%s\"".formatted(colour(ratio)));
    }
    for (double tick : scale.ticks(3)) {
      String end = tick < 1 ? "≤ " : tick > 1 ? "≥ " : "";
      svg.text(scale.pixel(tick), row + 24, "text-anchor=\"middle\"", end + Numbers.text(tick));
    }
    svg.text(LEFT + BAR_WIDTH + 12, row + 9, "", colourLabel);
  }

  /** The colour of a ratio, such as {@code #dddddd}. */
  String colour(double ratio) {
    if (Double.isNaN(ratio)) {
      return "white";
    }
    double share = Math.max(-1, Math.min(1, Math.log(ratio) / Math.log(fullColour)));
    int[] end = share < 0 ? LESS : MORE;
    StringBuilder colour = new StringBuilder("#");
    for (int c = 0; c < ONE.length; c++) {
      long part = Math.round(ONE[c] + Math.abs(share) * (end[c] - ONE[c]));
      colour.append(String.format(Locale.ROOT, "%02x", part));
    }
    return colour.toString();
  }

  private static FigureScale scale(DoubleStream values, double start, double end) {
    double[] all = values.toArray();
    double low = DoubleStream.of(all).min().orElse(1);
    double high = DoubleStream.of(all).max().orElse(2);
    double pad = Math.max(1.02, Math.pow(high / low, .06));
    return FigureScale.logarithmic(low / pad, high * pad, start, end, 10);
  }
}
