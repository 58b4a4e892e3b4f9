package dev.initsweep.train;

import dev.initsweep.cell.ConvolutionalStep;
import java.util.Arrays;

/**
 * Largest values of windows; the first one among equals. Where it came from is kept as the distance
 * from the window's beginning.
 *
 * <p>Values under one place of a row's windows are gathered first, so that the comparisons are long
 * loops over arrays from their beginnings, of one kind of number and without branches: those become
 * vector instructions. Nothing is allocated after the constructor.
 */
final class Pooling {

  private final int kernel;
  private final int windows;
  private final int stride;
  private final int size;

  /** Distance of two rows of a plane. */
  private final int line;

  private final float[] gathered;
  private final float[] largest;
  private final float[] origins;

  /**
   * @param size of the minibatch
   */
  Pooling(ConvolutionalStep step, int size) {
    this.size = size;
    kernel = step.kernel();
    windows = step.out().width();
    stride = step.stride() * size;
    line = step.in().width() * size;
    gathered = new float[windows * size];
    largest = new float[windows * size];
    origins = new float[windows * size];
  }

  /**
   * Takes the largest value of each window, a row of windows at a time.
   *
   * @param values holds a plane, or a part of it, from {@code from} on
   * @param row of the first window's beginning within that part
   * @param best receives the largest values, from {@code at} on
   * @param choice receives where they came from
   */
  void largest(float[] values, int from, int row, float[] best, float[] choice, int at) {
    int start = from + row * line;
    gather(values, start, largest);
    Arrays.fill(origins, 0);
    for (int place = 1; place < kernel * kernel; place++) {
      gather(values, start + distance(place), gathered);
      compare(gathered, distance(place), largest, origins);
    }
    System.arraycopy(largest, 0, best, at, largest.length);
    System.arraycopy(origins, 0, choice, at, origins.length);
  }

  private void gather(float[] values, int start, float[] into) {
    for (int x = 0; x < windows; x++) {
      System.arraycopy(values, start + x * stride, into, x * size, size);
    }
  }

  private static void compare(float[] values, float distance, float[] best, float[] choice) {
    for (int i = 0; i < best.length; i++) {
      float difference = values[i] - best[i];
      // 1 or 0; with one factor the smallest differences would not reach 1.
      float isLarger = Math.max(Math.min(difference * Float.MAX_VALUE * Float.MAX_VALUE, 1), 0);
      best[i] = Math.max(values[i], best[i]);
      choice[i] += isLarger * (distance - choice[i]);
    }
  }

  /**
   * Adds each delta to the place that its window's largest value came from, a row of windows at a
   * time.
   *
   * @param into a plane, or a part of it, from {@code from} on
   * @param row of the first window's beginning within that part
   */
  void spread(float[] delta, float[] choice, int at, float[] into, int from, int row) {
    for (int x = 0; x < windows; x++) {
      int start = from + row * line + x * stride;
      int first = at + x * size;
      for (int i = 0; i < size; i++) {
        into[start + i + (int) choice[first + i]] += delta[first + i];
      }
    }
  }

  /** How far a place of the window is from its beginning. */
  int distance(int place) {
    return place / kernel * line + place % kernel * size;
  }
}
