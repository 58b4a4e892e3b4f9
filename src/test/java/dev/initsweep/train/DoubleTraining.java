package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Setting;
import dev.initsweep.data.Dataset;
import dev.initsweep.network.ActivationFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * The training of docs/training.md by plain loops in double, example by example: an oracle for
 * engines. The drift is summed by pre-activations, not by weights and gradients.
 */
final class DoubleTraining {

  final double[][][] weights;
  final double[][] biases;

  /** By layer. */
  final double[] drift;

  /** By layer, of the biases. */
  final double[] biasDrift;

  /** By layer. */
  final double[] step2;

  final List<Double> runningLosses = new ArrayList<>();

  private final Setting setting;
  private final Architecture architecture;
  private final CellData.Part examples;
  private final ActivationFunction activation;

  /** One example's way through the network: inputs, pre-activations and deltas by layer. */
  private record Trace(List<double[]> inputs, List<double[]> outputs, List<double[]> deltas) {}

  DoubleTraining(Cell cell, Dataset dataset) {
    setting = cell.setting();
    architecture = setting.architecture();
    examples = new CellData(cell, dataset).train();
    activation = ActivationFunction.of(architecture.activation());
    int depth = architecture.depth();
    weights = new double[depth][][];
    biases = new double[depth][];
    drift = new double[depth];
    biasDrift = new double[depth];
    step2 = new double[depth];
    Parameters initial = InitialWeights.of(cell);
    for (int l = 0; l < depth; l++) {
      weights[l] = new double[architecture.fanIn(l)][architecture.units(l)];
      biases[l] = new double[architecture.units(l)];
      for (int o = 0; o < architecture.units(l); o++) {
        for (int i = 0; i < architecture.fanIn(l); i++) {
          weights[l][i][o] = initial.weights(l)[i * architecture.units(l) + o];
        }
        biases[l][o] = architecture.hasBiases() ? initial.biases(l)[o] : 0;
      }
    }
    MinibatchOrder order = new MinibatchOrder(cell);
    for (int epoch = 1; epoch <= setting.epochs(); epoch++) {
      int[] positions = order.positions(epoch);
      double losses = 0;
      for (int from = 0; from < positions.length; from += setting.batchSize()) {
        int count = Math.min(setting.batchSize(), positions.length - from);
        losses += step(positions, from, count);
      }
      runningLosses.add(losses / positions.length);
    }
  }

  double meanSquare(int layer) {
    double sum = 0;
    for (double[] row : weights[layer]) {
      for (double w : row) {
        sum += w * w;
      }
    }
    return sum / architecture.weights(layer);
  }

  private double step(int[] positions, int from, int count) {
    List<Trace> traces = new ArrayList<>();
    double losses = 0;
    for (int e = from; e < from + count; e++) {
      Trace trace = forward(positions[e]);
      losses += backward(trace, examples.label(positions[e]));
      traces.add(trace);
    }
    for (int l = 0; l < architecture.depth(); l++) {
      update(l, traces);
    }
    return losses;
  }

  private Trace forward(int position) {
    float[] raw = new float[architecture.inputs()];
    examples.copyInputs(position, raw, 0);
    double[] input = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      input[i] = raw[i];
    }
    Trace trace = new Trace(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int l = 0; l < architecture.depth(); l++) {
      double[] z = biases[l].clone();
      for (int o = 0; o < z.length; o++) {
        for (int i = 0; i < input.length; i++) {
          z[o] += weights[l][i][o] * input[i];
        }
      }
      trace.inputs().add(input);
      trace.outputs().add(z);
      input = new double[z.length];
      for (int o = 0; o < z.length; o++) {
        input[o] = activation.value().applyAsDouble(z[o]);
      }
    }
    return trace;
  }

  private double backward(Trace trace, int label) {
    int depth = architecture.depth();
    double[] logits = trace.outputs().get(depth - 1);
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit);
    }
    double[] delta = new double[logits.length];
    for (int c = 0; c < logits.length; c++) {
      delta[c] = Math.exp(logits[c]) / sum - (c == label ? 1 : 0);
    }
    for (int l = depth - 1; l >= 0; l--) {
      trace.deltas().add(0, delta);
      if (l > 0) {
        double[] z = trace.outputs().get(l - 1);
        double[] before = new double[z.length];
        for (int i = 0; i < z.length; i++) {
          for (int o = 0; o < delta.length; o++) {
            before[i] += weights[l][i][o] * delta[o];
          }
          before[i] *= activation.derivative().applyAsDouble(z[i]);
        }
        delta = before;
      }
    }
    return Math.log(sum) - logits[label];
  }

  private void update(int l, List<Trace> traces) {
    double eta = setting.learningRate();
    double share = 1. / traces.size();
    double[][] gradient = new double[architecture.fanIn(l)][architecture.units(l)];
    double[] biasGradient = new double[architecture.units(l)];
    for (Trace trace : traces) {
      double[] delta = trace.deltas().get(l);
      for (int o = 0; o < delta.length; o++) {
        drift[l] -= 2 * eta * share * (trace.outputs().get(l)[o] - biases[l][o]) * delta[o];
        biasDrift[l] -= 2 * eta * share * biases[l][o] * delta[o];
        biasGradient[o] += share * delta[o];
        for (int i = 0; i < gradient.length; i++) {
          gradient[i][o] += share * trace.inputs().get(l)[i] * delta[o];
        }
      }
    }
    for (int i = 0; i < gradient.length; i++) {
      for (int o = 0; o < biasGradient.length; o++) {
        double decay = setting.weightDecay() * weights[l][i][o];
        drift[l] -= 2 * eta * decay * weights[l][i][o];
        step2[l] += eta * eta * (gradient[i][o] + decay) * (gradient[i][o] + decay);
        weights[l][i][o] -= eta * (gradient[i][o] + decay);
      }
    }
    if (architecture.biases() == BiasTreatment.TRAINED) {
      for (int o = 0; o < biasGradient.length; o++) {
        biases[l][o] -= eta * biasGradient[o];
      }
    }
  }
}
