package dev.initsweep.report;

import java.util.List;

/**
 * Draws what stands around the content of a figure: title, grid, frame and the names of its axes.
 *
 * @param left edge of the content, as all edges in pixels
 * @param right edge of the content
 * @param top edge of the content
 * @param bottom edge of the content
 */
record FigureFrame(int left, int right, int top, int bottom) {

  /** Draws what lies below the content: ground, title, grid and frame. */
  void drawBelow(
      Svg svg,
      int width,
      int height,
      String title,
      FigureScale x,
      List<Double> xTicks,
      FigureScale y) {
    svg.rectangle(0, 0, width, height, "fill=\"white\"");
    svg.text(left, 18, "font-size=\"13\" font-weight=\"bold\"", title);
    drawGrid(svg, x, xTicks, y, y.ticks(6));
  }

  /** Draws grid, frame and the numbers at the axes. */
  void drawGrid(Svg svg, FigureScale x, List<Double> xTicks, FigureScale y, List<Double> yTicks) {
    List<String> names = Numbers.ticks(xTicks);
    for (int i = 0; i < names.size(); i++) {
      double at = x.pixel(xTicks.get(i));
      svg.line(at, top, at, bottom, "stroke=\"#e5e5e5\"");
      svg.text(at, bottom + 15, "text-anchor=\"middle\"", names.get(i));
    }
    names = Numbers.ticks(yTicks);
    for (int i = 0; i < names.size(); i++) {
      double at = y.pixel(yTicks.get(i));
      svg.line(left, at, right, at, "stroke=\"#e5e5e5\"");
      svg.text(left - 5, at + 4, "text-anchor=\"end\"", names.get(i));
    }
    svg.rectangle(left, top, right - left, bottom - top, "fill=\"none\" stroke=\"#888888\"");
  }

  /** Draws what the axes show. */
  void nameAxes(Svg svg, String xLabel, String yLabel) {
    svg.text((left + right) / 2.0, bottom + 32, "text-anchor=\"middle\"", xLabel);
    double middle = (top + bottom) / 2.0;
    svg.text(
        16,
        middle,
        "text-anchor=\"middle\" transform=\"rotate(-90 16 %s)\"".formatted(Math.round(middle)),
        yLabel);
  }
}
