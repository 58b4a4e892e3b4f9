package dev.initsweep.network;

import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Setting;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Fully connected networks: dense layers in DL4J, and the same by plain loops. */
final class MlpNetwork implements Network {

  private final Mlp architecture;
  private final ActivationFunction phi;

  MlpNetwork(Mlp architecture) {
    this.architecture = architecture;
    this.phi = ActivationFunction.of(architecture.activation());
  }

  @Override
  public Dl4jModel model(Setting setting, ILossFunction loss, DataType type, INDArray parameters) {
    NeuralNetConfiguration.ListBuilder layers = Dl4j.sgd(setting, type).list();
    int last = architecture.depth() - 1;
    for (int l = 0; l < last; l++) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(architecture.fanIn(l))
              .nOut(architecture.fanOut(l))
              .hasBias(architecture.hasBiases())
              .activation(Dl4j.activation(architecture.activation()))
              .build());
    }
    layers.layer(
        new OutputLayer.Builder(loss)
            .nIn(architecture.fanIn(last))
            .nOut(architecture.fanOut(last))
            .hasBias(architecture.hasBiases())
            .activation(new ActivationSoftmax())
            .build());
    return Dl4jModel.of(layers.build(), parameters);
  }

  @Override
  public FlatLayout layout() {
    return FlatLayout.weightsFirst(architecture);
  }

  @Override
  public Pass pass(DoubleNetwork at, double[] example) {
    return new DensePass(at, example);
  }

  private final class DensePass implements Pass {
    private final DoubleNetwork at;
    private final double[][] inputs = new double[architecture.depth()][];
    private final double[][] sums = new double[architecture.depth()][];

    DensePass(DoubleNetwork at, double[] example) {
      this.at = at;
      double[] values = example;
      for (int l = 0; l < architecture.depth(); l++) {
        inputs[l] = values;
        sums[l] = at.biases(l).clone();
        for (int i = 0; i < values.length; i++) {
          if (values[i] != 0) {
            Vectors.add(sums[l], values[i], at.weights(l)[i]);
          }
        }
        values = Vectors.mapped(sums[l], phi.value());
      }
    }

    @Override
    public double[] logits() {
      return sums[architecture.depth() - 1];
    }

    @Override
    public double meanSquareInput(int layer) {
      return Vectors.product(inputs[layer], inputs[layer]) / inputs[layer].length;
    }

    @Override
    public double addGradient(double factor, double[] byLogits, DoubleNetwork into) {
      double[][] deltas = deltas(byLogits);
      double squares = 0;
      for (int l = 0; l < architecture.depth(); l++) {
        for (int i = 0; i < inputs[l].length; i++) {
          if (inputs[l][i] != 0) {
            Vectors.add(into.weights(l)[i], factor * inputs[l][i], deltas[l]);
          }
        }
        Vectors.add(into.biases(l), factor, deltas[l]);
        squares += Vectors.product(inputs[l], inputs[l]) * Vectors.product(deltas[l], deltas[l]);
      }
      return squares;
    }

    /** Derivatives by the pre-activations of each layer. */
    private double[][] deltas(double[] byLogits) {
      double[][] deltas = new double[architecture.depth()][];
      deltas[architecture.depth() - 1] = byLogits;
      for (int l = architecture.depth() - 2; l >= 0; l--) {
        double[] delta = Vectors.mapped(sums[l], phi.derivative());
        for (int i = 0; i < delta.length; i++) {
          if (delta[i] != 0) {
            delta[i] *= Vectors.product(at.weights(l + 1)[i], deltas[l + 1]);
          }
        }
        deltas[l] = delta;
      }
      return deltas;
    }
  }
}
