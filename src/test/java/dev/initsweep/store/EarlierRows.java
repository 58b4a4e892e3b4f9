package dev.initsweep.store;

import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;

/** Results as builds wrote and read them whose format was version 1. */
final class EarlierRows {

  private EarlierRows() {}

  /** What today's build reads of a row of format 1. */
  static CellResult of(CellResult result) {
    Outcome outcome = result.outcome();
    if (outcome instanceof Outcome.Trained trained) {
      GradientNoise noise = trained.noise();
      outcome =
          new Outcome.Trained(
              of(trained.start()),
              of(trained.checkpoints()),
              trained.runningLosses(),
              trained.balance(),
              new GradientNoise(noise.start(), noise.end(), noise.virial()),
              trained.testCorrect());
    } else if (outcome instanceof Outcome.Diverged diverged) {
      outcome =
          new Outcome.Diverged(
              diverged.epoch(),
              of(diverged.start()),
              of(diverged.checkpoints()),
              diverged.runningLosses());
    }
    return new CellResult(result.cell(), outcome, result.provenance());
  }

  private static List<Checkpoint> of(List<Checkpoint> checkpoints) {
    return checkpoints.stream()
        .map(checkpoint -> new Checkpoint(checkpoint.epoch(), of(checkpoint.evaluation())))
        .toList();
  }

  private static Evaluation of(Evaluation evaluation) {
    return new Evaluation(
        evaluation.trainLoss(),
        evaluation.trainAccuracy(),
        evaluation.testLoss(),
        evaluation.testAccuracy(),
        evaluation.meanSquares());
  }

  /** Writes a file of format 1 into a run folder of its own. */
  static void write(Path results, Collection<CellResult> cells) {
    Metadata first =
        new MetadataBuilder()
            .putString(Columns.TABLE_KEY, "cells")
            .putLong(Columns.VERSION_KEY, 1)
            .build();
    Column[] columns =
        Arrays.stream(CellSchema.schema().fields())
            .filter(field -> !Columns.isAdded(field))
            .map(StructField::name)
            .map(name -> functions.col(name).as(name, name.equals("id") ? first : Metadata.empty()))
            .toArray(Column[]::new);
    Path written = results.resolve(".written-" + UUID.randomUUID());
    LocalSpark.session()
        .createDataFrame(LocalSpark.rows(cells, 1), CellSchema.schema())
        .select(columns)
        .write()
        .parquet(written.toString());
    Path run = results.resolve("cells/run=" + UUID.randomUUID());
    try (Stream<Path> files = Files.list(written)) {
      Files.createDirectories(run);
      for (Path file : files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
        Files.copy(file, run.resolve(file.getFileName().toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
