package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Scales;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.eigen.Eigen;
import org.nd4j.linalg.factory.Nd4j;

/** The theory page's closed form for lazy training, squared loss, full-batch gradient flow. */
class SquaredLossTest {

  private static final int N = 8;
  private static final int CLASSES = 3;
  private static final int STEPS = 150;
  private static final int NETWORKS = 4;

  @ParameterizedTest
  @ValueSource(doubles = {2, 4, 8})
  void closedFormIsWhatWideNetworksGain(double g) {
    double rate = .0005 / g;
    PredictorInput question =
        Invented.question(N, BiasTreatment.NONE, rate, N, STEPS, 8, 1024, CLASSES);
    TrainingInputs inputs = TrainingInputs.of(question, N);
    Mlp architecture = Mlp.of(question.group().setting().architecture());
    double measured = 0;
    double predicted = 0;
    for (int seed = 0; seed < NETWORKS; seed++) {
      DoubleNetwork start = DoubleNetwork.random(architecture, Scales.uniform(g, 2), seed);
      DoubleNetwork network = start;
      for (int step = 0; step < STEPS; step++) {
        DoubleNetwork gradient = network.zero();
        for (int i = 0; i < N; i++) {
          Network.Pass pass = network.pass(inputs.values(i));
          double[] residual = pass.logits().clone();
          residual[inputs.label(i)] -= 1;
          pass.addGradient(1. / N, residual, gradient);
        }
        network = network.plus(-rate, gradient);
      }
      measured += network.product(network) - start.product(start);
      predicted += closedForm(architecture, inputs, inputs.logits(start), g, rate * STEPS);
    }
    assertThat(measured).isCloseTo(predicted, within(.12 * Math.abs(predicted)));
  }

  private static double closedForm(
      Mlp architecture, TrainingInputs inputs, double[][] logits, double g, double time) {
    INDArray vectors = Nd4j.zeros(DataType.DOUBLE, N, N);
    TangentKernel kernel = new TangentKernel(architecture, Scales.uniform(1, 2));
    double[] weights = new double[2];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        kernel.at(
            product(inputs, i, j),
            Math.sqrt(product(inputs, i, i) * product(inputs, j, j)),
            weights,
            new double[2]);
        vectors.putScalar(i, j, weights[0] + weights[1]);
      }
    }
    INDArray values = Eigen.symmetricGeneralizedEigenvalues(vectors, true);
    double sum = 0;
    for (int j = 0; j < N; j++) {
      double rate = values.getDouble(j) * g;
      double p = Math.exp(-rate * time / N);
      for (int c = 0; c < CLASSES; c++) {
        double label = 0;
        double residual = 0;
        for (int i = 0; i < N; i++) {
          double y = inputs.label(i) == c ? 1 : 0;
          label += vectors.getDouble(i, j) * y;
          residual += vectors.getDouble(i, j) * (logits[i][c] - y);
        }
        sum += ((1 - p * p) * residual * residual / 2 + (1 - p) * label * residual) / rate;
      }
    }
    return -2 * 2 * sum;
  }

  private static double product(TrainingInputs inputs, int i, int j) {
    double sum = 0;
    for (int k = 0; k < inputs.values(i).length; k++) {
      sum += inputs.values(i)[k] * inputs.values(j)[k];
    }
    return sum;
  }
}
