package dev.initsweep.study;

import dev.initsweep.report.PageDrawings;
import dev.initsweep.report.PageDrawings.Labels;
import dev.initsweep.report.PageDrawings.Regret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of the study's page, from its committed tables. {@code jobs/study} calls it. */
final class StudyFigures {

  private static final Path QUERIES = Path.of("jobs/sql/study");

  private StudyFigures() {}

  private static final Map<String, Labels> LABELS =
      Map.of(
          "optimum-by-rate",
          new Labels(
              "784-64-64-10, 16 epochs",
              "learning rate",
              "optimum and fixed points, g",
              true,
              true),
          "optimum-by-width",
          new Labels(
              "mnist, two hidden layers, 16 epochs",
              "width w, at a fixed eta and at a fixed eta w",
              "optimum and fixed points, g",
              true,
              true),
          "optimum-by-epochs",
          new Labels(
              "784-64-64-10, eta = 0.05", "epochs", "optimum and fixed points, g", true, true),
          "loss-by-deviation",
          new Labels(
              "One standard deviation for all weights, 784-64-64-10",
              "log10 of the initial standard deviation",
              "training loss, nats",
              false,
              true));

  /** Takes the folder of the committed tables, into which figures are written. */
  public static void main(String[] arguments) throws SQLException, IOException {
    Path folder = Path.of(arguments[0]);
    FigureRows.write(of(folder), folder);
  }

  /** SVG documents by their names. */
  static Map<String, String> of(Path folder) throws SQLException, IOException {
    Map<String, String> figures = new LinkedHashMap<>();
    try (Duck duck = Duck.ofCommitted(folder)) {
      QueryAnswer lines = duck.ask(Files.readString(QUERIES.resolve("figures/lines.sql")));
      FigureRows.lines(lines)
          .forEach(
              (name, points) -> figures.put(name, PageDrawings.lines(LABELS.get(name), points)));
      QueryAnswer leaderboard = duck.ask(Files.readString(QUERIES.resolve("leaderboard.sql")));
      figures.put(
          "leaderboard", PageDrawings.regrets("Regret against compute", regrets(leaderboard)));
    }
    return figures;
  }

  /** Predictors that named a variance at least once. */
  private static List<Regret> regrets(QueryAnswer answer) {
    int regret = answer.columns().indexOf("median regret");
    return answer.rows().stream()
        .filter(row -> !row.get(regret).equals(QueryAnswer.NONE))
        .map(
            row ->
                new Regret(
                    row.get(0),
                    Double.parseDouble(row.get(1)),
                    Double.parseDouble(row.get(regret))))
        .toList();
  }
}
