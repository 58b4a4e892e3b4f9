package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.network.Network;

/** Measures networks on all examples of their cell. Not safe for use by several threads. */
final class Evaluator {

  /** Examples at a time; a part of the semantics in so far as sums inside BLAS may depend on it. */
  private static final int CHUNK = 250;

  private final CellData data;
  private final int classes;
  private final int width;
  private final ForwardPass pass;

  Evaluator(Architecture architecture, Network computing, CellData data) {
    this.data = data;
    this.classes = architecture.classes();
    this.width = architecture.inputs();
    this.pass = ForwardPass.of(architecture, computing, CHUNK);
  }

  /** An evaluation and which test examples were right. */
  record Measured(Evaluation evaluation, Bits testCorrect) {}

  Measured measure(Parameters parameters) {
    Score train = score(parameters, data.train());
    Score test = score(parameters, data.test());
    return new Measured(
        new Evaluation(
            train.loss(),
            train.accuracy(),
            test.loss(),
            test.accuracy(),
            parameters.meanSquares(),
            parameters.biasMeanSquares()),
        test.correct());
  }

  private record Score(double loss, double accuracy, Bits correct) {}

  private Score score(Parameters parameters, CellData.Part part) {
    boolean[] correct = new boolean[part.size()];
    double sum = 0;
    for (int from = 0; from < part.size(); from += CHUNK) {
      int count = Math.min(CHUNK, part.size() - from);
      for (int e = 0; e < count; e++) {
        part.copyInputs(from + e, pass.inputs(), e * width);
      }
      pass.run(parameters, count);
      for (int e = 0; e < count; e++) {
        int label = part.label(from + e);
        sum += CrossEntropy.loss(pass.logits(), e * classes, 1, classes, label);
        correct[from + e] = CrossEntropy.prediction(pass.logits(), e * classes, classes) == label;
      }
    }
    Bits bits = Bits.of(correct);
    return new Score(sum / part.size(), (double) bits.count() / part.size(), bits);
  }
}
