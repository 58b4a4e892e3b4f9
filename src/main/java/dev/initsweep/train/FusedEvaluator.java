package dev.initsweep.train;

import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Evaluation;
import java.util.stream.IntStream;

/** Measures networks that lie side by side on all training and test examples of their cells. */
final class FusedEvaluator implements AutoCloseable {

  /** Examples at a time in fully connected networks. */
  static final int CHUNK = 250;

  private final FusedWeights weights;
  private final CellData.Part train;
  private final CellData.Part test;
  private final ExamplesPass pass;
  private final int[] positions;

  /**
   * @param pass of the networks, which the evaluator closes
   */
  FusedEvaluator(ExamplesPass pass, CellData data) {
    this.weights = pass.weights();
    this.train = data.train();
    this.test = data.test();
    this.pass = pass;
    this.positions = new int[pass.size()];
  }

  /**
   * Measures networks as they are now.
   *
   * @param live which ones; nothing stands in the places of the others
   */
  Evaluator.Measured[] measure(boolean[] live) {
    Score[] onTrain = scores(train, live);
    Score[] onTest = scores(test, live);
    Evaluator.Measured[] measured = new Evaluator.Measured[live.length];
    for (int k = 0; k < live.length; k++) {
      if (live[k]) {
        Parameters parameters = weights.read(k);
        measured[k] =
            new Evaluator.Measured(
                new Evaluation(
                    onTrain[k].loss(),
                    onTrain[k].accuracy(),
                    onTest[k].loss(),
                    onTest[k].accuracy(),
                    parameters.meanSquares(),
                    parameters.biasMeanSquares()),
                onTest[k].correct());
      }
    }
    return measured;
  }

  private record Score(double loss, double accuracy, Bits correct) {}

  private Score[] scores(CellData.Part part, boolean[] live) {
    double[] losses = new double[live.length];
    boolean[][] correct = new boolean[live.length][part.size()];
    for (int from = 0; from < part.size(); from += pass.size()) {
      int count = Math.min(pass.size(), part.size() - from);
      for (int e = 0; e < count; e++) {
        positions[e] = from + e;
      }
      pass.take(part, positions, 0, count);
      pass.multiplyInputs();
      for (int k = 0; k < live.length; k++) {
        if (live[k]) {
          pass.forward(k);
          losses[k] += pass.loss(k, count);
          System.arraycopy(pass.correct(), 0, correct[k], from, count);
        }
      }
    }
    return IntStream.range(0, live.length)
        .mapToObj(k -> score(losses[k] / part.size(), Bits.of(correct[k]), part.size()))
        .toArray(Score[]::new);
  }

  private static Score score(double loss, Bits correct, int size) {
    return new Score(loss, (double) correct.count() / size, correct);
  }

  @Override
  public void close() {
    pass.close();
  }
}
