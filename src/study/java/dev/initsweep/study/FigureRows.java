package dev.initsweep.study;

import dev.initsweep.cell.Interval;
import dev.initsweep.report.PageDrawings.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads points of figures from answers with the columns {@code figure}, {@code line} or {@code
 * label}, {@code x}, {@code y}, and maybe {@code low}, {@code high} and {@code ratio}.
 */
final class FigureRows {

  private FigureRows() {}

  /** The lines of each figure, both by name, in the order of the rows. */
  static Map<String, Map<String, List<Point>>> lines(QueryAnswer answer) {
    Map<String, Map<String, List<Point>>> figures = new LinkedHashMap<>();
    for (List<String> row : answer.rows()) {
      figures
          .computeIfAbsent(text(answer, row, "figure"), name -> new LinkedHashMap<>())
          .computeIfAbsent(text(answer, row, "line"), name -> new ArrayList<>())
          .add(point(answer, row, ""));
    }
    return figures;
  }

  /** The points of each figure by its name, in the order of the rows. */
  static Map<String, List<Point>> points(QueryAnswer answer) {
    Map<String, List<Point>> figures = new LinkedHashMap<>();
    for (List<String> row : answer.rows()) {
      figures
          .computeIfAbsent(text(answer, row, "figure"), name -> new ArrayList<>())
          .add(point(answer, row, text(answer, row, "label")));
    }
    return figures;
  }

  private static Point point(QueryAnswer answer, List<String> row, String label) {
    double y = number(answer, row, "y", Double.NaN);
    return new Point(
        label,
        number(answer, row, "x", Double.NaN),
        y,
        new Interval(number(answer, row, "low", y), number(answer, row, "high", y)),
        number(answer, row, "ratio", Double.NaN));
  }

  private static String text(QueryAnswer answer, List<String> row, String column) {
    return row.get(answer.columns().indexOf(column));
  }

  private static double number(
      QueryAnswer answer, List<String> row, String column, double otherwise) {
    int place = answer.columns().indexOf(column);
    return place < 0 || row.get(place).equals(QueryAnswer.NONE)
        ? otherwise
        : Double.parseDouble(row.get(place));
  }

  /** Writes SVG documents by their names. */
  static void write(Map<String, String> figures, Path folder) throws IOException {
    for (Map.Entry<String, String> figure : figures.entrySet()) {
      Files.writeString(folder.resolve(figure.getKey() + ".svg"), figure.getValue());
    }
  }
}
