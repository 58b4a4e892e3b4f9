package dev.initsweep.plan;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Checks;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Describes the trainings that measured predictors learn from. They are ordinary cells with seeds
 * of their own.
 *
 * @param coordinates where on the group's axis, in ascending order
 * @param seedCount how many seeds at each; 0 where no predictor needs pilots
 */
public record Pilots(List<Double> coordinates, int seedCount) {

  public Pilots {
    coordinates = List.copyOf(coordinates);
    Checks.require(seedCount >= 0, "pilot seeds", seedCount, "0 or more");
  }

  public List<Long> seeds() {
    return LongStream.range(Cell.FIRST_PILOT_SEED, Cell.FIRST_PILOT_SEED + seedCount)
        .boxed()
        .toList();
  }
}
