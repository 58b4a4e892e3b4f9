package dev.initsweep.study;

import dev.initsweep.store.TableSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Writes a results folder of the made-up replication of replication.sql. */
final class MadeUpReplication {

  private static final Path ROWS =
      Path.of("src/test/resources/dev/initsweep/study/replication.sql");

  private MadeUpReplication() {}

  /**
   * Writes tables and plan.
   *
   * @param trained which cells are there, as a condition in SQL over {@code s0} and the columns of
   *     cells; with {@code true} verdicts are there too
   */
  static void write(Path results, String trained) throws SQLException, IOException {
    Files.createDirectories(results.resolve("plans"));
    try (Duck duck = Duck.ofResults(results)) {
      duck.execute(Files.readString(ROWS));
      duck.execute(
          """
          DELETE FROM no_cells WHERE id IN (
            SELECT id FROM (SELECT *, sqrt(scales[1] / widths[1]) AS s0 FROM no_cells)
            WHERE NOT (%s))
          """
              .formatted(trained));
      if (!trained.equals("true")) {
        duck.execute("DELETE FROM no_verdicts");
      }
      for (String table : TableSchemas.all().keySet()) {
        Path file =
            Files.createDirectories(results.resolve(table + "/run=1")).resolve("part.parquet");
        duck.execute("COPY no_%s TO '%s' (FORMAT parquet)".formatted(table, file));
      }
      duck.execute(
          """
          COPY (
            SELECT 2 AS format, list({
              'setting': {
                'data-set': data, 'widths': [784, h, h, 10], 'learning-rate': learning_rate,
                'initial-biases': {'kind': initial_biases, 'value': 0}, 'epochs': epochs,
                'train-examples': 55000, 'batch-size': 100},
              'axis': {'axis': 'global'},
              'predictors': CASE WHEN epochs < 1000 THEN ['horii-has', 'pilot-1ep'] ELSE [] END,
              'coordinates': list_transform([0.01, 0.06, 0.1, 0.15, 0.2, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0],
                lambda s0: s0 * s0),
              'race': {'looks': CASE WHEN epochs < 1000 THEN [5, 10] ELSE [2] END}}) AS groups
            FROM settings
          ) TO '%s/plans/1.json' (FORMAT json)
          """
              .formatted(results));
    }
  }
}
