package dev.initsweep.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Rows of a table that has no test part of its own: one in five is a test example, drawn once and
 * for all.
 *
 * @param train the other rows, in the order of the file
 * @param test rows to test with, in the order of the file
 */
record DrawnTests(List<Integer> train, List<Integer> test) {

  /** One row in so many is a test example. */
  static final int SHARE = 5;

  private static final long SEED = 1;

  /** Draws from a number of rows. */
  static DrawnTests of(int rows) {
    List<Integer> all = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
    Collections.shuffle(all, new Random(SEED));
    int count = rows / SHARE;
    return new DrawnTests(
        all.subList(count, rows).stream().sorted().toList(),
        all.subList(0, count).stream().sorted().toList());
  }
}
