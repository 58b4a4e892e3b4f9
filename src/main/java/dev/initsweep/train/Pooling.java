package dev.initsweep.train;

import dev.initsweep.cell.ConvolutionalStep;
import java.util.Arrays;

/**
 * Largest values of windows. Which one it was is kept as a number in float, since loops over floats
 * alone are done many at a time; the first one among equals.
 */
final class Pooling {

  private Pooling() {}

  /**
   * Takes the largest value of each window, a row of windows at a time.
   *
   * @param values holds a plane, or a part of it, from {@code from} on
   * @param row of the first window's beginning within that part
   * @param best receives the largest values, from {@code at} on
   * @param choice receives their places in the windows, row by row
   * @param scratch as long as a row of windows
   */
  static void largest(
      ConvolutionalStep step,
      int size,
      float[] values,
      int from,
      int row,
      float[] best,
      float[] choice,
      int at,
      float[] scratch) {
    int length = step.out().width() * size;
    gather(step, size, values, from, row, 0, best, at);
    Arrays.fill(choice, at, at + length, 0);
    for (int place = 1; place < step.kernel() * step.kernel(); place++) {
      gather(step, size, values, from, row, place, scratch, 0);
      choose(scratch, best, choice, at, length, place);
    }
  }

  /**
   * Copies the values at a place of each window side by side: loops are done many at a time only
   * where they are long.
   */
  private static void gather(
      ConvolutionalStep step,
      int size,
      float[] values,
      int from,
      int row,
      int place,
      float[] into,
      int at) {
    for (int x = 0; x < step.out().width(); x++) {
      System.arraycopy(values, from + index(step, row, x, place) * size, into, at + x * size, size);
    }
  }

  private static void choose(
      float[] values, float[] best, float[] choice, int to, int length, float place) {
    for (int i = 0; i < length; i++) {
      float value = values[i];
      float known = best[to + i];
      // 1 where the value is larger, without a branch.
      float larger = Math.max(0, Math.min((value - known) * Float.MAX_VALUE, 1));
      choice[to + i] += larger * (place - choice[to + i]);
      best[to + i] = Math.max(known, value);
    }
  }

  /**
   * Adds each delta to the place that its window's largest value came from, a row of windows at a
   * time.
   *
   * @param into a plane, or a part of it, from {@code from} on
   * @param row of the first window's beginning within that part
   * @param scratch as long as a row of windows
   */
  static void spread(
      ConvolutionalStep step,
      int size,
      float[] delta,
      float[] choice,
      int at,
      float[] into,
      int from,
      int row,
      float[] scratch) {
    int length = step.out().width() * size;
    boolean apart = step.stride() >= step.kernel();
    for (int place = 0; place < step.kernel() * step.kernel(); place++) {
      chosen(delta, choice, at, scratch, length, place);
      for (int x = 0; x < step.out().width(); x++) {
        int start = from + index(step, row, x, place) * size;
        if (apart) {
          System.arraycopy(scratch, x * size, into, start, size);
        } else {
          add(scratch, x * size, into, start, size);
        }
      }
    }
  }

  private static void chosen(
      float[] delta, float[] choice, int at, float[] into, int length, float place) {
    for (int i = 0; i < length; i++) {
      into[i] = Math.max(0, 1 - Math.abs(choice[at + i] - place)) * delta[at + i];
    }
  }

  private static void add(float[] values, int from, float[] into, int to, int length) {
    for (int i = 0; i < length; i++) {
      into[to + i] += values[from + i];
    }
  }

  /** Position in the part of a plane, whose rows are as long as the plane's. */
  static int index(ConvolutionalStep step, int row, int x, int place) {
    return (row + place / step.kernel()) * step.in().width()
        + x * step.stride()
        + place % step.kernel();
  }
}
