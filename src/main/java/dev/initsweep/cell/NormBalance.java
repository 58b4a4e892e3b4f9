package dev.initsweep.cell;

import java.util.List;

/**
 * Says where a training's change of the squared norms came from, by layer. It holds |W_end|^2 -
 * |W_0|^2 = drift + step2 (theory page, "Exact facts"). With weight decay, both hold the decayed
 * gradient.
 *
 * @param drift -2 eta times the sum over steps of the inner product of weights and gradient
 * @param step2 eta^2 times the sum over steps of the squared norm of the gradient
 */
public record NormBalance(List<Double> drift, List<Double> step2) {

  public NormBalance {
    drift = List.copyOf(drift);
    step2 = List.copyOf(step2);
  }
}
