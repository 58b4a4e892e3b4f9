package dev.initsweep.report;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.LogLoss;
import dev.initsweep.cell.Outcome;
import dev.initsweep.plan.Metric;
import dev.initsweep.verify.CurvePoint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One point of a group's axis: its curve, its cells, and means over those that did not diverge. A
 * mean that is no finite number is NaN.
 *
 * @param curve of the group's report
 * @param cells that lie on the point, by seed
 * @param trained what became of those that did not diverge
 */
record PagePoint(CurvePoint curve, List<CellResult> cells, List<Outcome.Trained> trained) {

  private static final int MOST_CELLS = 32;
  private static final int MOST_EPOCHS = 40;
  private static final int ID_DIGITS = 12;
  private static final MathContext DIGITS = new MathContext(5);

  PagePoint {
    cells = List.copyOf(cells);
    trained = List.copyOf(trained);
  }

  static PagePoint of(CurvePoint curve, List<CellResult> cells) {
    return new PagePoint(
        curve,
        cells,
        cells.stream()
            .map(CellResult::outcome)
            .filter(Outcome.Trained.class::isInstance)
            .map(Outcome.Trained.class::cast)
            .toList());
  }

  /** A cell's id as people type it. */
  static String shortId(CellResult result) {
    return result.cell().id().substring(0, ID_DIGITS);
  }

  /** Epochs, from 1, whose running losses are drawn: all, or evenly spaced ones with the last. */
  static List<Integer> thinnedEpochs(int epochs) {
    int step = (epochs + MOST_EPOCHS - 1) / MOST_EPOCHS;
    return IntStream.rangeClosed(1, epochs)
        .filter(epoch -> (epochs - epoch) % step == 0)
        .boxed()
        .toList();
  }

  /**
   * The point for the page; a figure that is not there is null.
   *
   * @param metric of the verdicts
   * @param budget epoch of the verdicts
   * @param epochs of the setting
   */
  Map<String, Object> json(Metric metric, int budget, int epochs) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("x", rounded(curve.coordinate()));
    json.put("r", rounded(curve.ratioToHe()));
    json.put("loss", rounded(curve.geometricMean()));
    json.put("band", ReportJson.interval(curve.band()));
    json.put("accuracy", rounded(curve.testAccuracy()));
    json.put("seeds", curve.seeds());
    json.put("diverged", curve.diverged());
    json.put("added", curve.isAdded());
    json.put("state", ReportJson.state(curve));
    json.put(
        "cells", cells.stream().limit(MOST_CELLS).map(cell -> row(cell, metric, budget)).toList());
    if (isTrained()) {
      json.put("running", rounded(running(epochs)));
      json.put("squares", squares().stream().map(PagePoint::rounded).toList());
      json.put("balance", rounded(List.of(drift(), step2())));
      json.put("virial", rounded(mean(t -> t.noise().virial())));
    }
    return json;
  }

  /** Seed, status, metric and test accuracy at the budget, id. */
  private static List<Object> row(CellResult result, Metric metric, int budget) {
    Optional<Evaluation> there = result.outcome().after(budget);
    List<Object> row = new ArrayList<>();
    row.add(result.cell().seed());
    row.add(result.outcome().status().label());
    row.add(there.map(e -> rounded(metric.of(e))).orElse(null));
    row.add(there.map(e -> rounded(e.testAccuracy())).orElse(null));
    row.add(shortId(result));
    return row;
  }

  /** Tells whether any cell was trained to its end; only then are there means. */
  boolean isTrained() {
    return !trained.isEmpty();
  }

  /** Geometric mean of the running loss, by thinned epoch. */
  List<Double> running(int epochs) {
    return thinnedEpochs(epochs).stream()
        .map(epoch -> Math.exp(mean(t -> LogLoss.of(t.runningLosses().get(epoch - 1)))))
        .toList();
  }

  /** Returns the mean square of the weights at the start and at each checkpoint, by layer. */
  List<List<Double>> squares() {
    Outcome.Trained first = trained.get(0);
    return IntStream.range(0, first.start().meanSquares().size())
        .mapToObj(
            layer ->
                IntStream.rangeClosed(0, first.checkpoints().size())
                    .mapToObj(c -> mean(t -> evaluation(t, c).meanSquares().get(layer)))
                    .toList())
        .toList();
  }

  /** Mean square of a layer's weights, counted from 0, at the end over that at the start. */
  double growth(int layer) {
    int last = trained.get(0).checkpoints().size();
    return mean(t -> evaluation(t, last).meanSquares().get(layer))
        / mean(t -> evaluation(t, 0).meanSquares().get(layer));
  }

  /** Evaluation at the start for 0, else at a checkpoint counted from 1. */
  static Evaluation evaluation(Outcome.Trained trained, int checkpoint) {
    return checkpoint == 0
        ? trained.start()
        : trained.checkpoints().get(checkpoint - 1).evaluation();
  }

  /** Drift, summed over layers, over the initial squared norm. */
  double drift() {
    return mean(t -> sum(t.balance().drift()) / norm(t));
  }

  /** Step2, summed over layers, over the initial squared norm. */
  double step2() {
    return mean(t -> sum(t.balance().step2()) / norm(t));
  }

  private double norm(Outcome.Trained trained) {
    Architecture architecture = cells.get(0).cell().setting().architecture();
    return IntStream.range(0, architecture.depth())
        .mapToDouble(l -> architecture.weights(l) * trained.start().meanSquares().get(l))
        .sum();
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }

  private double mean(ToDoubleFunction<Outcome.Trained> value) {
    return trained.stream()
        .mapToDouble(value)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  static List<Object> rounded(List<Double> values) {
    List<Object> rounded = new ArrayList<>();
    values.forEach(value -> rounded.add(rounded(value)));
    return rounded;
  }

  /** Five significant digits, null where it is no finite number. */
  static Object rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : null;
  }
}
