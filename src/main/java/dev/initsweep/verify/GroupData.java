package dev.initsweep.verify;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Counts;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Status;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.GroupPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Exactly the results that a group's plan enumerates, whatever else the table holds. */
final class GroupData {

  private static final double SAME_POINT = 1e-9;

  private final GroupPlan plan;
  private final CellKeys keys;
  private final Set<CellKeys.Key> planned;
  private final Map<CellKeys.Key, CellResult> results;
  private final List<Point> points;

  /**
   * A point of the axis.
   *
   * @param x log2 of r
   * @param coordinate on the axis
   * @param scales there
   */
  record Point(double x, double coordinate, Scales scales) {}

  private GroupData(
      GroupPlan plan,
      CellKeys keys,
      Set<CellKeys.Key> planned,
      Map<CellKeys.Key, CellResult> results,
      List<Point> points) {
    this.plan = plan;
    this.keys = keys;
    this.planned = planned;
    this.results = results;
    this.points = points;
  }

  /** Selects; of several results of one cell the first is taken. */
  static GroupData of(
      GroupPlan plan, Collection<CellResult> cells, Collection<Prediction> predictions) {
    Set<CellKeys.Key> planned = new HashSet<>();
    CellKeys keys = new CellKeys();
    Set<Setting> settings = new HashSet<>(Set.of(plan.group().setting()));
    plan.gridCells().forEach(cell -> planned.add(keys.of(cell)));
    for (Prediction prediction : predictions) {
      for (long seed : plan.seeds()) {
        cell(prediction, seed).ifPresent(cell -> planned.add(keys.of(cell)));
      }
      settings.add(prediction.setting());
    }
    Map<CellKeys.Key, CellResult> results = new HashMap<>();
    for (CellResult result : cells) {
      if (settings.contains(result.cell().setting())) {
        CellKeys.Key key = keys.of(result.cell());
        if (planned.contains(key)) {
          results.putIfAbsent(key, result);
        }
      }
    }
    return new GroupData(plan, keys, planned, results, points(plan.group(), plan, predictions));
  }

  /** The cell of a prediction; empty where there is no prediction. */
  static Optional<Cell> cell(Prediction prediction, long seed) {
    return prediction.scales().map(scales -> new Cell(prediction.setting(), scales, seed));
  }

  private static List<Point> points(
      Group group, GroupPlan plan, Collection<Prediction> predictions) {
    List<Scales> scales = new ArrayList<>();
    plan.coordinates().forEach(c -> scales.add(group.cell(c, 0).scales()));
    scales.add(group.he(0).scales());
    predictions.stream()
        .filter(p -> p.setting().equals(group.setting()))
        .forEach(p -> p.scales().ifPresent(scales::add));
    List<Point> points = new ArrayList<>();
    for (Scales candidate : scales) {
      double x = log2(candidate.ratioToHe(group.setting().architecture()));
      group
          .axis()
          .coordinateOf(candidate, group.setting().architecture())
          .ifPresent(c -> addUnlessThere(points, new Point(x, c, candidate)));
    }
    points.sort(Comparator.comparingDouble(Point::x));
    return points;
  }

  private static void addUnlessThere(List<Point> points, Point point) {
    if (points.stream().noneMatch(p -> Math.abs(p.x() - point.x()) < SAME_POINT)) {
      points.add(point);
    }
  }

  static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  GroupPlan plan() {
    return plan;
  }

  /** The result of a planned cell, if it is there. */
  Optional<CellResult> result(Cell cell) {
    return Optional.ofNullable(results.get(keys.of(cell)));
  }

  /** What the statistics see of a cell; empty where it is missing or failed. */
  Optional<Reading> reading(Cell cell) {
    return result(cell)
        .flatMap(
            r -> Reading.of(r.outcome(), plan.verdict(), cell.setting().architecture().classes()));
  }

  Counts counts() {
    int failed = count(Status.FAILED);
    return new Counts(planned.size(), results.size() - failed, count(Status.DIVERGED), failed);
  }

  private int count(Status status) {
    return (int) results.values().stream().filter(r -> r.outcome().status() == status).count();
  }

  /** The grid, He's and the predictions' points on the axis, in ascending order. */
  List<Point> points() {
    return points;
  }

  /** Every seed's readings at the points. */
  Reading[][] readings() {
    Reading[][] readings = new Reading[plan.seeds().size()][points.size()];
    for (int s = 0; s < readings.length; s++) {
      for (int p = 0; p < points.size(); p++) {
        Cell cell = new Cell(plan.group().setting(), points.get(p).scales(), plan.seeds().get(s));
        readings[s][p] = reading(cell).orElse(Reading.MISSING);
      }
    }
    return readings;
  }

  /** Abscissae of the grid. */
  double[] grid() {
    return plan.coordinates().stream()
        .mapToDouble(
            c -> log2(plan.group().axis().ratioToHe(c, plan.group().setting().architecture())))
        .toArray();
  }

  /** Abscissae of all points. */
  double[] abscissae() {
    return points.stream().flatMapToDouble(p -> DoubleStream.of(p.x())).toArray();
  }

  /** The axis' coordinate at an abscissa; infinities stay what they are. */
  double coordinate(double abscissa) {
    return Double.isInfinite(abscissa)
        ? abscissa
        : plan.group()
            .axis()
            .coordinate(StrictMath.pow(2, abscissa), plan.group().setting().architecture());
  }
}
