package dev.initsweep.study;

import dev.initsweep.report.PageDrawings;
import dev.initsweep.report.PageDrawings.Labels;
import dev.initsweep.report.PageDrawings.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of the replication's page, from its committed tables. {@code jobs/paper} calls it.
 */
final class ReplicationFigures {

  private static final Path QUERIES = Path.of("jobs/sql/paper/figures");
  private static final String LOSS = "final training loss, nats";

  /**
   * A figure whose points have a ratio as their colour.
   *
   * @param fullColour from which ratio on the colour stays the same: nearly all lie within
   */
  private record Scatter(Labels labels, double fullColour) {}

  private static final Map<String, Scatter> SCATTERS = new LinkedHashMap<>();

  private static final Map<String, Labels> LINES = new LinkedHashMap<>();

  static {
    SCATTERS.put(
        "loss-by-mean-square",
        new Scatter(
            new Labels(
                "784-256-256-10 on MNIST, all weights and biases",
                "V, mean square at the end",
                LOSS,
                true,
                true),
            1.05));
    SCATTERS.put(
        "loss-by-output-mean-square",
        new Scatter(
            new Labels(
                "784-256-256-10 on MNIST, output layer",
                "mean square of the output layer at the end",
                LOSS,
                true,
                true),
            2));
    LINES.put(
        "mean-square-by-epoch",
        new Labels(
            "784-256-256-10 on MNIST, eta = 0.02",
            "epoch",
            "V, mean square of weights and biases",
            false,
            true));
    LINES.put(
        "accuracy-by-epoch",
        new Labels(
            "784-256-256-10 on MNIST, eta = 0.02",
            "epoch",
            "accuracy on the test images",
            false,
            false));
    LINES.put(
        "ours-against-theirs",
        new Labels("784-256-256-10 on MNIST, 95 % intervals", "s0", LOSS, true, true));
  }

  private ReplicationFigures() {}

  /** Takes the folder of the committed tables, into which figures are written. */
  public static void main(String[] arguments) throws SQLException, IOException {
    Path folder = Path.of(arguments[0]);
    FigureRows.write(of(folder), folder);
  }

  /** SVG documents by their names; what is not trained yet has no points. */
  static Map<String, String> of(Path folder) throws SQLException, IOException {
    Map<String, String> figures = new LinkedHashMap<>();
    try (Duck duck = Duck.ofCommitted(folder)) {
      Map<String, List<Point>> points =
          FigureRows.points(duck.ask(Files.readString(QUERIES.resolve("points.sql"))));
      SCATTERS.forEach(
          (name, scatter) ->
              figures.put(
                  name,
                  PageDrawings.scatter(
                      scatter.labels(),
                      "V / s0², 1 in grey",
                      scatter.fullColour(),
                      points.getOrDefault(name, List.of()))));
      Map<String, Map<String, List<Point>>> lines =
          FigureRows.lines(duck.ask(Files.readString(QUERIES.resolve("lines.sql"))));
      LINES.forEach(
          (name, labels) ->
              figures.put(name, PageDrawings.lines(labels, lines.getOrDefault(name, Map.of()))));
    }
    return figures;
  }
}
