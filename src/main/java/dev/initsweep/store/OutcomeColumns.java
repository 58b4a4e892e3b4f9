package dev.initsweep.store;

import static dev.initsweep.store.Columns.added;
import static dev.initsweep.store.Columns.optional;
import static dev.initsweep.store.Columns.required;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.Named;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** The columns that hold what became of a cell. */
final class OutcomeColumns {

  /** Share of log C within which a final training loss counts as stuck at it. */
  private static final double COLLAPSED_WITHIN = .01;

  private static final DataType LISTS = DataTypes.createArrayType(Columns.DOUBLES, false);

  /** All that is a function of the cell alone, for one engine and kernel. */
  static final List<StructField> RESULTS =
      List.of(
          required("status", DataTypes.StringType),
          optional("diverged_epoch", DataTypes.IntegerType),
          optional("collapsed", DataTypes.BooleanType),
          optional("initial_train_loss", DataTypes.DoubleType),
          optional("initial_train_accuracy", DataTypes.DoubleType),
          optional("initial_test_loss", DataTypes.DoubleType),
          optional("initial_test_accuracy", DataTypes.DoubleType),
          optional("initial_mean_squares", Columns.DOUBLES),
          added(2, "initial_bias_mean_squares", Columns.DOUBLES),
          added(2, "initial_mean_square", DataTypes.DoubleType),
          optional("final_train_loss", DataTypes.DoubleType),
          optional("final_train_accuracy", DataTypes.DoubleType),
          optional("final_test_loss", DataTypes.DoubleType),
          optional("final_test_accuracy", DataTypes.DoubleType),
          optional("final_mean_squares", Columns.DOUBLES),
          added(2, "final_bias_mean_squares", Columns.DOUBLES),
          added(2, "final_mean_square", DataTypes.DoubleType),
          added(2, "final_ratio", DataTypes.DoubleType),
          added(2, "final_layer_ratios", Columns.DOUBLES),
          optional("drift", Columns.DOUBLES),
          optional("step2", Columns.DOUBLES),
          optional("noise_start", DataTypes.DoubleType),
          optional("noise_end", DataTypes.DoubleType),
          optional("virial", DataTypes.DoubleType),
          added(2, "noise_isotropy", DataTypes.DoubleType),
          added(2, "noise_layer_isotropies", Columns.DOUBLES),
          optional("running_loss", Columns.DOUBLES),
          optional("checkpoint_epochs", Columns.INTS),
          optional("checkpoint_train_loss", Columns.DOUBLES),
          optional("checkpoint_train_accuracy", Columns.DOUBLES),
          optional("checkpoint_test_loss", Columns.DOUBLES),
          optional("checkpoint_test_accuracy", Columns.DOUBLES),
          optional("checkpoint_mean_squares", LISTS),
          added(2, "checkpoint_bias_mean_squares", LISTS),
          added(2, "checkpoint_mean_square", Columns.DOUBLES),
          added(2, "checkpoint_ratio", Columns.DOUBLES),
          added(2, "checkpoint_layer_ratios", LISTS),
          optional("test_correct", DataTypes.BinaryType));

  /** Lists what is known of a failed cell. It is not a result, as its message may name a host. */
  static final List<StructField> FAILURE =
      List.of(
          optional("failure_category", DataTypes.StringType),
          optional("failure_message", DataTypes.StringType));

  private OutcomeColumns() {}

  static void put(Outcome outcome, Cell cell, Map<String, Object> into) {
    Architecture architecture = cell.setting().architecture();
    into.put("status", outcome.status().label());
    if (outcome instanceof Outcome.Trained trained) {
      into.put("collapsed", isCollapsed(trained.end(), architecture));
      putEvaluation("initial_", trained.start(), architecture, into);
      putEvaluation("final_", trained.end(), architecture, into);
      putRatios(trained.end(), cell, into);
      into.put("drift", Columns.seq(trained.balance().drift()));
      into.put("step2", Columns.seq(trained.balance().step2()));
      into.put("noise_start", Columns.finite(trained.noise().start()));
      into.put("noise_end", Columns.finite(trained.noise().end()));
      into.put("virial", Columns.finite(trained.noise().virial()));
      into.put("noise_isotropy", Columns.finite(trained.noise().isotropy()));
      into.put("noise_layer_isotropies", seqOrNull(trained.noise().layerIsotropies()));
      putCourse(trained.checkpoints(), trained.runningLosses(), into);
      putCheckpointRatios(trained.start(), trained.checkpoints(), cell, into);
      into.put("test_correct", trained.testCorrect().toBytes());
    } else if (outcome instanceof Outcome.Diverged diverged) {
      into.put("diverged_epoch", diverged.epoch());
      putEvaluation("initial_", diverged.start(), architecture, into);
      putCourse(diverged.checkpoints(), diverged.runningLosses(), into);
      putCheckpointRatios(diverged.start(), diverged.checkpoints(), cell, into);
    } else if (outcome instanceof Outcome.Failed failed) {
      into.put("failure_category", failed.category().label());
      into.put("failure_message", failed.message());
    }
  }

  private static boolean isCollapsed(Evaluation end, Architecture architecture) {
    double guessing = StrictMath.log(architecture.classes());
    return Math.abs(end.trainLoss() - guessing) <= COLLAPSED_WITHIN * guessing;
  }

  private static void putEvaluation(
      String prefix, Evaluation evaluation, Architecture architecture, Map<String, Object> into) {
    into.put(prefix + "train_loss", Columns.finite(evaluation.trainLoss()));
    into.put(prefix + "train_accuracy", Columns.finite(evaluation.trainAccuracy()));
    into.put(prefix + "test_loss", Columns.finite(evaluation.testLoss()));
    into.put(prefix + "test_accuracy", Columns.finite(evaluation.testAccuracy()));
    into.put(prefix + "mean_squares", Columns.seq(evaluation.meanSquares()));
    if (evaluation.knowsBiases(architecture)) {
      into.put(prefix + "bias_mean_squares", Columns.seq(evaluation.biasMeanSquares()));
      into.put(prefix + "mean_square", finite(evaluation.meanSquare(architecture)));
    }
  }

  private static void putRatios(Evaluation end, Cell cell, Map<String, Object> into) {
    Architecture architecture = cell.setting().architecture();
    into.put("final_ratio", finite(end.ratio(architecture, cell.scales())));
    into.put("final_layer_ratios", seqOrNull(end.layerRatios(architecture, cell.scales())));
  }

  private static Double finite(OptionalDouble value) {
    return Columns.finite(value.orElse(Double.NaN));
  }

  /** Returns a list that has an element a layer, and null for an empty one, which is none. */
  private static Object seqOrNull(List<Double> byLayer) {
    return byLayer.isEmpty() ? null : Columns.seq(byLayer);
  }

  private static void putCourse(
      List<Checkpoint> checkpoints, List<Double> runningLosses, Map<String, Object> into) {
    into.put("running_loss", Columns.seq(runningLosses));
    into.put(
        "checkpoint_epochs", Columns.seq(checkpoints.stream().map(Checkpoint::epoch).toList()));
    into.put("checkpoint_train_loss", each(checkpoints, Evaluation::trainLoss));
    into.put("checkpoint_train_accuracy", each(checkpoints, Evaluation::trainAccuracy));
    into.put("checkpoint_test_loss", each(checkpoints, Evaluation::testLoss));
    into.put("checkpoint_test_accuracy", each(checkpoints, Evaluation::testAccuracy));
    into.put(
        "checkpoint_mean_squares",
        each(checkpoints, evaluation -> Columns.seq(evaluation.meanSquares())));
  }

  private static void putCheckpointRatios(
      Evaluation start, List<Checkpoint> checkpoints, Cell cell, Map<String, Object> into) {
    Architecture architecture = cell.setting().architecture();
    Scales scales = cell.scales();
    if (!start.knowsBiases(architecture)) {
      return;
    }
    into.put(
        "checkpoint_bias_mean_squares",
        each(checkpoints, evaluation -> Columns.seq(evaluation.biasMeanSquares())));
    into.put(
        "checkpoint_mean_square",
        each(checkpoints, evaluation -> evaluation.meanSquare(architecture).orElseThrow()));
    if (scales.commonVariance(architecture).isPresent()) {
      into.put(
          "checkpoint_ratio",
          each(checkpoints, evaluation -> evaluation.ratio(architecture, scales).orElseThrow()));
    }
    into.put(
        "checkpoint_layer_ratios",
        each(checkpoints, evaluation -> Columns.seq(evaluation.layerRatios(architecture, scales))));
  }

  private static Object each(List<Checkpoint> checkpoints, Function<Evaluation, Object> value) {
    return Columns.seq(checkpoints.stream().map(Checkpoint::evaluation).map(value).toList());
  }

  static Outcome read(Columns.Values row) {
    return switch (Named.parse(Status.class, row.text("status"))) {
      case OK ->
          new Outcome.Trained(
              readEvaluation("initial_", row),
              readCheckpoints(row),
              row.list("running_loss"),
              new NormBalance(row.list("drift"), row.list("step2")),
              new GradientNoise(
                  row.number("noise_start"),
                  row.number("noise_end"),
                  row.number("virial"),
                  row.number("noise_isotropy"),
                  row.optionalList("noise_layer_isotropies")),
              Bits.ofBytes(row.bytes("test_correct")));
      case DIVERGED ->
          new Outcome.Diverged(
              row.integer("diverged_epoch"),
              readEvaluation("initial_", row),
              readCheckpoints(row),
              row.list("running_loss"));
      case FAILED ->
          new Outcome.Failed(
              Named.parse(FailureCategory.class, row.text("failure_category")),
              row.text("failure_message"));
    };
  }

  private static Evaluation readEvaluation(String prefix, Columns.Values row) {
    return new Evaluation(
        row.number(prefix + "train_loss"),
        row.number(prefix + "train_accuracy"),
        row.number(prefix + "test_loss"),
        row.number(prefix + "test_accuracy"),
        row.list(prefix + "mean_squares"),
        row.optionalList(prefix + "bias_mean_squares"));
  }

  private static List<Checkpoint> readCheckpoints(Columns.Values row) {
    List<Integer> epochs = row.list("checkpoint_epochs");
    List<Double> trainLoss = row.list("checkpoint_train_loss");
    List<Double> trainAccuracy = row.list("checkpoint_train_accuracy");
    List<Double> testLoss = row.list("checkpoint_test_loss");
    List<Double> testAccuracy = row.list("checkpoint_test_accuracy");
    List<List<Double>> meanSquares = row.lists("checkpoint_mean_squares");
    List<List<Double>> biasMeanSquares =
        row.has("checkpoint_bias_mean_squares")
            ? row.lists("checkpoint_bias_mean_squares")
            : Collections.nCopies(epochs.size(), List.of());
    List<Checkpoint> checkpoints = new ArrayList<>();
    for (int i = 0; i < epochs.size(); i++) {
      checkpoints.add(
          new Checkpoint(
              epochs.get(i),
              new Evaluation(
                  trainLoss.get(i),
                  trainAccuracy.get(i),
                  testLoss.get(i),
                  testAccuracy.get(i),
                  meanSquares.get(i),
                  biasMeanSquares.get(i))));
    }
    return checkpoints;
  }
}
