package dev.initsweep.plan;

import dev.initsweep.cell.Cell;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Reads seeds: how many, or which. */
final class SeedReader {

  private static final int MOST = 100_000;

  private SeedReader() {}

  /**
   * Returns the seeds in ascending order. A number n stands for 1 to n, so that a larger one keeps
   * the others.
   */
  static List<Long> seeds(Entry entry) {
    if (TypedValues.isList(entry)) {
      return TypedValues.each(
              entry,
              seed ->
                  TypedValues.whole(
                      seed, 0, Cell.FIRST_PILOT_SEED - 1, "a whole number from 0 to below 2^31"))
          .stream()
          .map(Sourced::value)
          .sorted()
          .toList();
    }
    return LongStream.rangeClosed(1, count(entry)).boxed().toList();
  }

  /** Returns how many seeds the pilots have. */
  static int count(Entry entry) {
    return (int)
        TypedValues.whole(entry, 1, MOST, String.format(Locale.ROOT, "how many, 1 to %d", MOST));
  }
}
