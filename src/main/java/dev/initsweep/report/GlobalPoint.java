package dev.initsweep.report;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Scales;
import dev.initsweep.verify.CurvePoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A point of the axis {@code global} with V, the mean square of weights and biases: means over
 * seeds. All of V is NaN where a row does not know the biases, as those of format 1.
 *
 * @param curve of the group's report
 * @param all V of all weights and biases at the budget
 * @param output V of the output layer at the budget
 * @param course V of all weights and biases at the start and at each checkpoint; empty where no
 *     cell was trained to its end
 * @param accuracies on the test examples at each checkpoint; empty where {@code course} is
 */
record GlobalPoint(
    CurvePoint curve, Square all, Square output, List<Double> course, List<Double> accuracies) {

  /**
   * V of some weights and biases.
   *
   * @param value V itself
   * @param ratio V / s0^2
   */
  record Square(double value, double ratio) {

    boolean isKnown() {
      return Double.isFinite(value);
    }

    private List<Object> json() {
      return List.of(PagePoint.rounded(value), PagePoint.rounded(ratio));
    }
  }

  GlobalPoint {
    course = List.copyOf(course);
    accuracies = List.copyOf(accuracies);
  }

  /** Reads a point's cells; {@code budget} is the epoch of the verdicts. */
  static GlobalPoint of(PagePoint point, int budget) {
    List<Evaluation> there = there(point.cells(), budget);
    if (there.isEmpty()) {
      Square none = new Square(Double.NaN, Double.NaN);
      return new GlobalPoint(point.curve(), none, none, List.of(), List.of());
    }
    Cell cell = point.cells().get(0).cell();
    Architecture architecture = cell.setting().architecture();
    Scales scales = cell.scales();
    return new GlobalPoint(
        point.curve(),
        new Square(
            all(there, architecture),
            mean(there, e -> e.ratio(architecture, scales).orElse(Double.NaN))),
        new Square(
            output(there, architecture),
            mean(there, e -> last(e.layerRatios(architecture, scales)))),
        checkpoints(point).stream().map(at -> all(at, architecture)).toList(),
        checkpoints(point).stream().skip(1).map(at -> mean(at, Evaluation::testAccuracy)).toList());
  }

  /** Evaluations of the cells that had not diverged at an epoch. */
  static List<Evaluation> there(List<CellResult> cells, int epoch) {
    return cells.stream().flatMap(cell -> cell.outcome().after(epoch).stream()).toList();
  }

  /** V of all weights and biases, the mean over evaluations. */
  static double all(List<Evaluation> evaluations, Architecture architecture) {
    return mean(evaluations, e -> e.meanSquare(architecture).orElse(Double.NaN));
  }

  /** V of the output layer, the mean over evaluations. */
  static double output(List<Evaluation> evaluations, Architecture architecture) {
    return mean(evaluations, e -> last(e.layerMeanSquares(architecture)));
  }

  /** Returns what the page draws of it; V only where it is known. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    if (all.isKnown()) {
      json.put("v", all.json());
      json.put("output", output.json());
      if (!course.isEmpty()) {
        json.put("course", PagePoint.rounded(course));
      }
    }
    if (!accuracies.isEmpty()) {
      json.put("accuracies", PagePoint.rounded(accuracies));
    }
    return json;
  }

  /** The start and the checkpoints, each of all cells that were trained to their end. */
  private static List<List<Evaluation>> checkpoints(PagePoint point) {
    List<Outcome.Trained> trained = point.trained();
    return trained.isEmpty()
        ? List.of()
        : IntStream.rangeClosed(0, trained.get(0).checkpoints().size())
            .mapToObj(c -> trained.stream().map(t -> PagePoint.evaluation(t, c)).toList())
            .toList();
  }

  /** NaN where one is, so that V and the loss are of the same seeds. */
  private static double mean(List<Evaluation> evaluations, ToDoubleFunction<Evaluation> value) {
    return evaluations.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  private static double last(List<Double> layers) {
    return layers.isEmpty() ? Double.NaN : layers.get(layers.size() - 1);
  }
}
