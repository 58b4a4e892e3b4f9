package dev.initsweep.plan;

import dev.initsweep.cell.Cell;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Trainings that measured predictors learn from; ordinary cells with seeds of their own.
 *
 * @param coordinates where on the group's axis, in ascending order
 * @param seedCount how many seeds at each; 0 where no predictor needs pilots
 */
public record Pilots(List<Double> coordinates, int seedCount) {

  public Pilots {
    coordinates = List.copyOf(coordinates);
  }

  public List<Long> seeds() {
    return LongStream.range(Cell.FIRST_PILOT_SEED, Cell.FIRST_PILOT_SEED + seedCount)
        .boxed()
        .toList();
  }
}
