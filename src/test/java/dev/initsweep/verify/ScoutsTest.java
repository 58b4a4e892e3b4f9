package dev.initsweep.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Pilots;
import dev.initsweep.plan.Refinement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoutsTest {

  private static final int PILOT_SEEDS = 2;
  private static final long SCOUT = Cell.FIRST_PILOT_SEED + PILOT_SEEDS;

  private static final List<Long> SEEDS =
      Stream.of(0L, 1L, 2L).map(k -> Cell.FIRST_PILOT_SEED + k).toList();

  /** Pilots at each octave from g = 1/2 to 256. */
  private static GroupPlan plan() {
    GroupPlan plan = Groups.plan(-1, 8, 8);
    return new GroupPlan(
        plan.group(),
        plan.coordinates(),
        plan.seeds(),
        plan.predictors(),
        new Pilots(octaves(-1, 8), PILOT_SEEDS),
        plan.verdict(),
        Optional.of(new Refinement(List.of(4), 200)));
  }

  private static List<Double> octaves(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(k -> Math.pow(2, k)).toList();
  }

  /** Log loss 1.1 u^2 / 2 above .01, u in octaves from 2^at, and deviations of each cell's own. */
  private static double logLoss(Cell cell, double at, double spread) {
    double u = Groups.octave(cell) - at;
    Random random = new Random(cell.seed() * 31 + Math.round(8 * Groups.octave(cell)));
    return Math.log(.01) + Math.min(4, .55 * u * u) + spread * random.nextGaussian();
  }

  private static List<CellResult> trained(Iterable<Cell> cells, double at, double spread) {
    List<CellResult> results = new ArrayList<>();
    cells.forEach(
        cell ->
            results.add(
                new CellResult(
                    cell,
                    Groups.trained(Math.exp(logLoss(cell, at, spread)), true, false),
                    Groups.provenance())));
    return results;
  }

  private static List<CellResult> pilots(double at, double spread) {
    return trained(plan().pilotCells(), at, spread);
  }

  private static List<Double> octaves(List<Cell> cells) {
    return cells.stream().map(Groups::octave).toList();
  }

  @Test
  void theNextPilotSeedGoesToTheLeastPilotAndItsNeighbours() {
    List<Cell> scouts = Scouts.cells(plan(), pilots(4.2, 0));
    assertThat(octaves(scouts)).containsExactly(3.0, 4.0, 5.0);
    assertThat(scouts).extracting(Cell::seed).containsOnly(SCOUT);
  }

  @Test
  void atAnEndOfThePilotsTheyAreTheLastThree() {
    assertThat(octaves(Scouts.cells(plan(), pilots(9, 0)))).containsExactly(6.0, 7.0, 8.0);
    assertThat(octaves(Scouts.cells(plan(), pilots(-2, 0)))).containsExactly(-1.0, 0.0, 1.0);
  }

  @Test
  void thereAreNoneWithoutPilots() {
    assertThat(Scouts.cells(plan(), List.of())).isEmpty();
    assertThat(Scouts.joined(plan(), List.of()).points()).isZero();
  }

  @Test
  void resultsOfTheScoutsDoNotMoveThem() {
    List<CellResult> results = new ArrayList<>(pilots(4, .1));
    List<Cell> scouts = Scouts.cells(plan(), results);
    results.addAll(trained(scouts, 1, .5));
    assertThat(Scouts.cells(plan(), results)).isEqualTo(scouts);
  }

  /** Three seeds less their own levels, written out for the three points. */
  @Test
  void theScoutsCountAsMuchAsAPilotSeed() {
    List<CellResult> results = new ArrayList<>(pilots(4, .2));
    List<Cell> scouts = Scouts.cells(plan(), results);
    results.addAll(trained(scouts, 4.5, .2));
    Curves joined = Scouts.joined(plan(), results);
    double[][] losses =
        SEEDS.stream()
            .map(
                seed ->
                    scouts.stream()
                        .map(cell -> new Cell(cell.setting(), cell.scales(), seed))
                        .mapToDouble(cell -> logLoss(cell, seed == SCOUT ? 4.5 : 4, .2))
                        .toArray())
            .toArray(double[][]::new);
    double level = (sum(losses[0]) + sum(losses[1])) / 2 / 3;
    double own = sum(losses[2]) / 3;
    for (int i = 0; i < 3; i++) {
      double expected = (losses[0][i] + losses[1][i] + losses[2][i] - own + level) / 3;
      int p = joined.indexOf(Groups.octave(scouts.get(i)) - 1);
      assertThat(joined.log()[0][p]).isCloseTo(expected, within(1e-9));
    }
    assertThat(joined.log()).hasNumberOfRows(1);
  }

  private static double sum(double[] values) {
    return values[0] + values[1] + values[2];
  }

  @Test
  void halfOfTheScoutsCountForNothing() {
    List<CellResult> alone = pilots(4, .2);
    List<CellResult> withTwo = new ArrayList<>(alone);
    withTwo.addAll(trained(Scouts.cells(plan(), alone).subList(0, 2), 2, .2));
    assertThat(Scouts.joined(plan(), withTwo).log()[0])
        .containsExactly(Scouts.joined(plan(), alone).log()[0]);
  }
}
