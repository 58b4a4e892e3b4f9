package dev.initsweep.verify;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellReading;
import dev.initsweep.cell.Counts;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Status;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.race.Band;
import dev.initsweep.race.Race;
import dev.initsweep.race.RacePoint;
import dev.initsweep.race.Response;
import dev.initsweep.race.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Exactly the trainings that a group's plan asks for, and how its race stands by them. */
class GroupRace implements Race.Trainings {

  private final GroupPlan plan;
  private final List<Prediction> predictions;
  private final Places places;
  private final CellKeys keys = new CellKeys();
  private final Map<CellKeys.Key, CellReading> readings = new HashMap<>();
  private final Map<String, Band> bands = new HashMap<>();
  private final Standing standing;

  /**
   * Goes through a race as far as its trainings go.
   *
   * @param cells readings of this and any other group; only what the plan asks for is looked at
   * @param predictions of the group, with the roots of its own seeds
   */
  GroupRace(GroupPlan plan, Collection<CellReading> cells, Collection<Prediction> predictions) {
    this.plan = plan;
    this.predictions = List.copyOf(predictions);
    this.places = new Places(plan.group());
    cells.forEach(reading -> readings.putIfAbsent(keys.of(reading.cell()), reading));
    this.standing = Race.run(course(), this);
  }

  private Race.Course course() {
    List<Double> grid = new ArrayList<>();
    for (double coordinate : plan.coordinates()) {
      places.add(plan.group().cell(coordinate, 0).scales()).ifPresent(grid::add);
    }
    List<Double> paired = new ArrayList<>();
    places.add(plan.group().he(0).scales()).ifPresent(paired::add);
    for (Prediction prediction : predictions) {
      if (prediction.setting().equals(plan.group().setting())) {
        prediction.scales().ifPresent(scales -> places.add(scales).ifPresent(paired::add));
      }
      Bands.of(prediction, plan, places).ifPresent(band -> bands.put(prediction.predictor(), band));
    }
    return new Race.Course(
        grid, paired, List.copyOf(bands.values()), plan.race(), 1 - plan.verdict().confidence());
  }

  @Override
  public Optional<Response> at(double x, int seed) {
    Cell cell = cell(x, plan.seeds().get(seed));
    return found(cell).map(there -> reading(cell).orElse(Response.MISSING));
  }

  @Override
  public boolean exists(double x) {
    return places.exists(x);
  }

  GroupPlan plan() {
    return plan;
  }

  Places places() {
    return places;
  }

  Standing standing() {
    return standing;
  }

  /** Returns what claim 1 is judged by; empty where a prediction is no point of the axis. */
  Optional<Band> band(Prediction prediction) {
    return Optional.ofNullable(bands.get(prediction.predictor()));
  }

  /** The seeds of the look that the race stands at. */
  List<Long> seeds() {
    return plan.seeds().subList(0, plan.race().looks().get(standing.look()));
  }

  /** The error rate of that look. */
  double level() {
    return (1 - plan.verdict().confidence()) * share();
  }

  /** That look's share of the plan's error rate. */
  double share() {
    return plan.race().shares().get(standing.look());
  }

  private Optional<CellReading> found(Cell cell) {
    return Optional.ofNullable(readings.get(key(cell)));
  }

  /** Tells a cell from others as its id does. */
  final CellKeys.Key key(Cell cell) {
    return keys.of(cell);
  }

  /** Returns what the statistics see of a cell; empty where it is missing or failed. */
  Optional<Response> reading(Cell cell) {
    return found(cell).flatMap(there -> Response.of(there, plan.verdict()));
  }

  /** The cell of a place of the axis. */
  Cell cell(double x, long seed) {
    return new Cell(plan.group().setting(), places.scales(x), seed);
  }

  /** The cell of a prediction; empty where there is no prediction. */
  static Optional<Cell> cell(Prediction prediction, long seed) {
    return prediction.scales().map(scales -> new Cell(prediction.setting(), scales, seed));
  }

  /** The cells of the look that the race stands at, those of earlier looks among them. */
  Set<Cell> cells() {
    Set<Cell> cells = new LinkedHashSet<>();
    for (RacePoint point : standing.points()) {
      add(point.x(), 0, point.seeds(), cells);
    }
    addPaired(seeds(), cells);
    return cells;
  }

  /** The cells that are to be trained next. */
  Set<Cell> missing() {
    Set<Cell> missing = new LinkedHashSet<>();
    int seeds = seeds().size();
    for (Standing.Missing next : standing.missing()) {
      add(next.x(), next.from(), next.to(), missing);
      seeds = Math.max(seeds, next.to());
    }
    addPaired(plan.seeds().subList(0, seeds), missing);
    missing.removeIf(cell -> found(cell).isPresent());
    return missing;
  }

  private void add(double x, int from, int to, Set<Cell> cells) {
    plan.seeds().subList(from, to).forEach(seed -> cells.add(cell(x, seed)));
  }

  /** He's cells and the predictions', on the axis or not. */
  private void addPaired(List<Long> seeds, Set<Cell> cells) {
    for (long seed : seeds) {
      cells.add(plan.group().he(seed));
      predictions.forEach(prediction -> cell(prediction, seed).ifPresent(cells::add));
    }
  }

  Counts counts() {
    Map<Status, Integer> counts = new HashMap<>();
    Set<Cell> cells = cells();
    cells.forEach(
        cell -> found(cell).ifPresent(there -> counts.merge(there.status(), 1, Integer::sum)));
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    int failed = counts.getOrDefault(Status.FAILED, 0);
    return new Counts(cells.size(), all - failed, counts.getOrDefault(Status.DIVERGED, 0), failed);
  }
}
