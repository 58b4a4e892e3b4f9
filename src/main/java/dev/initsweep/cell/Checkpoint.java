package dev.initsweep.cell;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds a full evaluation during a training.
 *
 * @param epoch after how many epochs, counted from 1
 * @param evaluation what was measured then
 */
public record Checkpoint(int epoch, Evaluation evaluation) {

  /** Returns the epochs after which a training is evaluated: the powers of two, and the last. */
  public static List<Integer> epochs(int last) {
    List<Integer> epochs = new ArrayList<>();
    for (long epoch = 1; epoch < last; epoch *= 2) {
      epochs.add((int) epoch);
    }
    epochs.add(last);
    return List.copyOf(epochs);
  }
}
