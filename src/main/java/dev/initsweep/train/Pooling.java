package dev.initsweep.train;

import dev.initsweep.cell.ConvolutionalStep;

/**
 * Largest values of windows; the first one among equals. Where it came from is kept as the distance
 * from the window's beginning.
 */
final class Pooling {

  private Pooling() {}

  /**
   * Takes the largest value of each window, a row of windows at a time.
   *
   * @param values holds a plane, or a part of it, from {@code from} on
   * @param row of the first window's beginning within that part
   * @param best receives the largest values, from {@code at} on
   * @param choice receives where they came from
   */
  static void largest(
      ConvolutionalStep step,
      int size,
      float[] values,
      int from,
      int row,
      float[] best,
      int[] choice,
      int at) {
    int line = step.in().width() * size;
    for (int x = 0; x < step.out().width(); x++) {
      int start = from + index(step, row, x, 0) * size;
      if (step.kernel() == 2) {
        ofFour(values, start, line, size, best, choice, at + x * size);
      } else {
        ofMany(step, values, start, line, size, best, choice, at + x * size);
      }
    }
  }

  /** Chooses in two rounds, without branches, which would be mispredicted half of the time. */
  private static void ofFour(
      float[] values, int start, int line, int size, float[] best, int[] choice, int at) {
    for (int i = 0; i < size; i++) {
      float a = values[start + i];
      float b = values[start + size + i];
      float c = values[start + line + i];
      float d = values[start + line + size + i];
      float upper = Math.max(a, b);
      float lower = Math.max(c, d);
      int ofUpper = b > a ? size : 0;
      int ofLower = d > c ? line + size : line;
      best[at + i] = Math.max(upper, lower);
      choice[at + i] = lower > upper ? ofLower : ofUpper;
    }
  }

  private static void ofMany(
      ConvolutionalStep step,
      float[] values,
      int start,
      int line,
      int size,
      float[] best,
      int[] choice,
      int at) {
    for (int i = 0; i < size; i++) {
      int chosen = 0;
      float known = values[start + i];
      for (int y = 0; y < step.kernel(); y++) {
        for (int x = 0; x < step.kernel(); x++) {
          int distance = y * line + x * size;
          float value = values[start + distance + i];
          chosen = value > known ? distance : chosen;
          known = Math.max(known, value);
        }
      }
      best[at + i] = known;
      choice[at + i] = chosen;
    }
  }

  /**
   * Adds each delta to the place that its window's largest value came from, a row of windows at a
   * time.
   *
   * @param into a plane, or a part of it, from {@code from} on
   * @param row of the first window's beginning within that part
   */
  static void spread(
      ConvolutionalStep step,
      int size,
      float[] delta,
      int[] choice,
      int at,
      float[] into,
      int from,
      int row) {
    for (int x = 0; x < step.out().width(); x++) {
      int start = from + index(step, row, x, 0) * size;
      int first = at + x * size;
      for (int i = 0; i < size; i++) {
        into[start + i + choice[first + i]] += delta[first + i];
      }
    }
  }

  /** Position in the part of a plane, whose rows are as long as the plane's. */
  static int index(ConvolutionalStep step, int row, int x, int place) {
    return (row + place / step.kernel()) * step.in().width()
        + x * step.stride()
        + place % step.kernel();
  }
}
