package dev.initsweep.study;

import dev.initsweep.report.StudyDrawings;
import dev.initsweep.report.StudyDrawings.Regret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of the study's page, from its committed tables. {@code jobs/study} calls it. */
final class StudyFigures {

  private static final Path LINES = StudyPage.QUERIES.resolve("figures/lines.sql");

  private StudyFigures() {}

  private record Labels(String title, String x, String y, boolean xLog) {}

  private static final Map<String, Labels> LABELS =
      Map.of(
          "optimum-by-rate",
          new Labels(
              "784-64-64-10, 16 epochs", "learning rate", "optimum and fixed points, g", true),
          "optimum-by-width",
          new Labels(
              "mnist, two hidden layers, 16 epochs",
              "width w, at a fixed eta and at a fixed eta w",
              "optimum and fixed points, g",
              true),
          "optimum-by-epochs",
          new Labels("784-64-64-10, eta = 0.05", "epochs", "optimum and fixed points, g", true),
          "loss-by-deviation",
          new Labels(
              "One standard deviation for all weights, 784-64-64-10",
              "log10 of the initial standard deviation",
              "training loss, nats",
              false));

  /** Takes the folder of the committed tables, into which figures are written. */
  public static void main(String[] arguments) throws SQLException, IOException {
    Path folder = Path.of(arguments[0]);
    for (Map.Entry<String, String> figure : of(folder).entrySet()) {
      Files.writeString(folder.resolve(figure.getKey() + ".svg"), figure.getValue());
    }
  }

  /** SVG documents by their names. */
  static Map<String, String> of(Path folder) throws SQLException, IOException {
    Map<String, String> figures = new LinkedHashMap<>();
    try (Duck duck = Duck.ofCommitted(folder)) {
      lines(duck.ask(Files.readString(LINES)))
          .forEach(
              (name, lines) -> {
                Labels labels = LABELS.get(name);
                figures.put(
                    name,
                    StudyDrawings.lines(
                        labels.title(), labels.x(), labels.y(), labels.xLog(), lines));
              });
      Answer leaderboard = duck.ask(Files.readString(StudyPage.QUERIES.resolve("leaderboard.sql")));
      figures.put(
          "leaderboard", StudyDrawings.regrets("Regret against compute", regrets(leaderboard)));
    }
    return figures;
  }

  private static Map<String, Map<String, List<double[]>>> lines(Answer answer) {
    Map<String, Map<String, List<double[]>>> figures = new LinkedHashMap<>();
    for (List<String> row : answer.rows()) {
      figures
          .computeIfAbsent(row.get(0), name -> new LinkedHashMap<>())
          .computeIfAbsent(row.get(1), name -> new ArrayList<>())
          .add(new double[] {Double.parseDouble(row.get(2)), Double.parseDouble(row.get(3))});
    }
    return figures;
  }

  /** Predictors that named a variance at least once. */
  private static List<Regret> regrets(Answer answer) {
    int regret = answer.columns().indexOf("median regret");
    return answer.rows().stream()
        .filter(row -> !row.get(regret).equals(Answer.NONE))
        .map(
            row ->
                new Regret(
                    row.get(0),
                    Double.parseDouble(row.get(1)),
                    Double.parseDouble(row.get(regret))))
        .toList();
  }
}
