package dev.initsweep.report;

import dev.initsweep.cell.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A figure of some lines, for papers: its letters are readable at the width of a column.
 *
 * @param title above the figure
 * @param note below the title, such as what was left out; may be empty
 * @param xLabel what the horizontal axis shows
 * @param yLabel what the vertical axis shows
 * @param xBase of whose powers a logarithmic horizontal axis has its ticks; 0 where it is linear
 * @param yLog whether the vertical axis is logarithmic, with powers of ten
 * @param lines at least one
 * @param level where a horizontal line is drawn; NaN for none
 */
record LineFigure(
    String title,
    String note,
    String xLabel,
    String yLabel,
    int xBase,
    boolean yLog,
    List<Line> lines,
    double level) {

  private static final int WIDTH = 480;
  private static final int HEIGHT = 340;
  private static final int LEFT = 66;
  private static final int RIGHT = WIDTH - 14;
  private static final int TOP = 30;
  private static final int AXIS = 46;
  private static final int ROW = 16;
  private static final int COLUMN = 132;
  private static final int NOTE = 14;
  private static final int NOTE_LETTERS = 68;

  /** Width of a digit and its share of the gap between labels, about. */
  private static final double LETTER = 7.5;

  private static final List<String> DASHES = List.of("", "7 3", "2 3", "9 3 2 3");

  /**
   * A line through points; those whose y is not finite, or not positive on a logarithmic axis, are
   * left out.
   *
   * @param label in the legend
   * @param colour such as {@code #0072B2}
   * @param xs as many as {@code ys}
   * @param ys the values
   * @param bars an interval of each value, drawn upright; none for a line without
   */
  record Line(String label, String colour, List<Double> xs, List<Double> ys, List<Interval> bars) {

    Line(String label, String colour, List<Double> xs, List<Double> ys) {
      this(label, colour, xs, ys, List.of());
    }

    private DoubleStream heights() {
      return DoubleStream.concat(
          ys.stream().mapToDouble(y -> y),
          bars.stream().flatMapToDouble(bar -> DoubleStream.of(bar.low(), bar.high())));
    }
  }

  String svg() {
    int rows = (lines.size() + 2) / 3;
    int bottom = HEIGHT - AXIS - ROW * rows;
    double[] xs = lines.stream().flatMap(l -> l.xs().stream()).mapToDouble(x -> x).toArray();
    double[] ys =
        DoubleStream.concat(lines.stream().flatMapToDouble(Line::heights), DoubleStream.of(level))
            .filter(this::isShown)
            .toArray();
    List<String> notes = wrapped(note);
    int top = TOP + NOTE * notes.size();
    FigureScale x = scale(xs, LEFT, RIGHT, xBase);
    FigureScale y = scale(ys, bottom, top, yLog ? 10 : 0);
    Svg svg = new Svg(WIDTH, HEIGHT);
    FigureFrame frame = new FigureFrame(LEFT, RIGHT, top, bottom);
    frame.drawBelow(svg, WIDTH, HEIGHT, title, x, apart(x), y);
    for (int i = 0; i < notes.size(); i++) {
      svg.text(LEFT, TOP + NOTE * i, "font-size=\"11\" fill=\"#555555\"", notes.get(i));
    }
    if (isShown(level)) {
      svg.line(LEFT, y.pixel(level), RIGHT, y.pixel(level), "stroke=\"#555555\"");
    }
    for (int i = 0; i < lines.size(); i++) {
      draw(svg, lines.get(i), i, x, y, bottom);
    }
    frame.nameAxes(svg, xLabel, yLabel);
    return svg.document(title);
  }

  /** Ticks, fewer where their labels would touch. */
  private static List<Double> apart(FigureScale x) {
    List<Double> ticks = x.ticks(8);
    boolean touch =
        IntStream.range(1, ticks.size())
            .anyMatch(
                i ->
                    x.pixel(ticks.get(i)) - x.pixel(ticks.get(i - 1))
                        < LETTER * Numbers.text(ticks.get(i)).length());
    return touch ? x.ticks(4) : ticks;
  }

  private void draw(Svg svg, Line line, int index, FigureScale x, FigureScale y, int bottom) {
    String dash = DASHES.get(index % DASHES.size());
    String style =
        "fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\"%s"
            .formatted(line.colour(), dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"");
    List<Double> path = new ArrayList<>();
    for (int i = 0; i < line.xs().size(); i++) {
      if (isShown(line.ys().get(i))) {
        path.add(x.pixel(line.xs().get(i)));
        path.add(y.pixel(line.ys().get(i)));
      }
    }
    if (!path.isEmpty()) {
      svg.path(path.stream().mapToDouble(Double::doubleValue).toArray(), false, style);
    }
    for (int i = 0; i < line.bars().size(); i++) {
      Interval bar = line.bars().get(i);
      if (isShown(bar.low()) && isShown(bar.high())) {
        double at = x.pixel(line.xs().get(i));
        String stroke = "stroke=\"%s\" stroke-width=\"1.2\"".formatted(line.colour());
        svg.line(at, y.pixel(bar.low()), at, y.pixel(bar.high()), stroke);
      }
    }
    double at = LEFT + COLUMN * (index % 3);
    double row = bottom + AXIS + ROW * (index / 3) - 2;
    svg.line(at, row - 4, at + 24, row - 4, style);
    svg.text(at + 29, row, "", line.label());
  }

  private boolean isShown(double y) {
    return Double.isFinite(y) && (!yLog || y > 0);
  }

  /** Breaks a note into lines that fit. */
  private static List<String> wrapped(String note) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : note.split(" ", -1)) {
      if (line.length() + word.length() > NOTE_LETTERS) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().strip());
    lines.removeIf(String::isEmpty);
    return lines;
  }

  private static FigureScale scale(double[] values, double start, double end, int base) {
    double low = DoubleStream.of(values).min().orElse(1);
    double high = DoubleStream.of(values).max().orElse(2);
    if (base > 0) {
      double pad = Math.max(1.02, Math.pow(high / low, .05));
      return FigureScale.logarithmic(low / pad, high * pad, start, end, base);
    }
    double pad = high > low ? .05 * (high - low) : Math.max(1e-9, .05 * Math.abs(high));
    return FigureScale.linear(low - pad, high + pad, start, end);
  }
}
