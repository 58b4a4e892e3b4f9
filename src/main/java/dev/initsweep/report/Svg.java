package dev.initsweep.report;

import java.util.Locale;

/** A growing SVG document; every coordinate is in pixels from the upper left corner. */
final class Svg {

  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final int height;

  Svg(int width, int height) {
    this.width = width;
    this.height = height;
  }

  void line(double x1, double y1, double x2, double y2, String style) {
    add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>", x1, y1, x2, y2, style);
  }

  void rectangle(double x, double y, double width, double height, String style) {
    add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" %s/>",
        x, y, width, height, style);
  }

  void circle(double x, double y, double radius, String style, String title) {
    add(
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" %s><title>%s</title></circle>",
        x, y, radius, style, escape(title));
  }

  /** A path through points given as x0, y0, x1, y1, ...; {@code close} joins its ends. */
  void path(double[] points, boolean close, String style) {
    StringBuilder d = new StringBuilder();
    for (int i = 0; i + 1 < points.length; i += 2) {
      d.append(
          String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", points[i], points[i + 1]));
    }
    add("<path d=\"%s%s\" %s/>", d, close ? "Z" : "", style);
  }

  void text(double x, double y, String style, String text) {
    add("<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>", x, y, style, escape(text));
  }

  /** The whole document; {@code title} is read out by screen readers. */
  String document(String title) {
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\" role=\"img\" font-family=\"Helvetica, Arial, sans-serif\""
                + " font-size=\"12\">\n<title>%s</title>\n",
            width,
            height,
            width,
            height,
            escape(title))
        + body
        + "</svg>\n";
  }

  private void add(String format, Object... values) {
    body.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
