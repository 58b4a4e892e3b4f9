package dev.initsweep.cell;

import java.util.ArrayList;
import java.util.List;

/**
 * A full evaluation in the course of a training.
 *
 * @param epoch after how many epochs, counted from 1
 * @param evaluation what was measured then
 */
public record Checkpoint(int epoch, Evaluation evaluation) {

  /** The epochs after which a training is evaluated: 1, 2, 4, ... and the last. */
  public static List<Integer> epochs(int last) {
    List<Integer> epochs = new ArrayList<>();
    for (long epoch = 1; epoch < last; epoch *= 2) {
      epochs.add((int) epoch);
    }
    epochs.add(last);
    return List.copyOf(epochs);
  }
}
