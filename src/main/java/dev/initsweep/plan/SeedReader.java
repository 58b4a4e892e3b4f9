package dev.initsweep.plan;

import dev.initsweep.cell.Cell;
import java.util.List;
import java.util.stream.LongStream;

/** Reads seeds: how many, or which. */
final class SeedReader {

  private static final int MOST = 100_000;

  private SeedReader() {}

  /** In ascending order; a number n stands for 1 to n, so that a larger one keeps the others. */
  static List<Long> seeds(Entry entry) {
    if (Values.isList(entry)) {
      return Values.each(
              entry,
              seed ->
                  Values.whole(
                      seed, 0, Cell.FIRST_PILOT_SEED - 1, "a whole number from 0 to below 2^31"))
          .stream()
          .map(Choice::value)
          .sorted()
          .toList();
    }
    return LongStream.rangeClosed(1, count(entry)).boxed().toList();
  }

  /** How many pilots' seeds. */
  static int count(Entry entry) {
    return (int) Values.whole(entry, 1, MOST, "how many, 1 to %d".formatted(MOST));
  }
}
