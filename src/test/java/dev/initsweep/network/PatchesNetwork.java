package dev.initsweep.network;

import dev.initsweep.cell.Setting;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** {@link Patches} as a convolution whose stride is its width, and by plain loops. */
public final class PatchesNetwork implements Network {

  /** The line that a test adds to the list. */
  public static final Networks.Line<Patches> LINE =
      new Networks.Line<>(Patches.class, PatchesNetwork::new);

  private final Patches of;

  PatchesNetwork(Patches of) {
    this.of = of;
  }

  @Override
  public Dl4jModel model(Setting setting, ILossFunction loss, DataType type, INDArray parameters) {
    MultiLayerConfiguration layers =
        Dl4j.sgd(setting, type)
            .list()
            .layer(
                new ConvolutionLayer.Builder(1, of.size())
                    .stride(1, of.size())
                    .nIn(1)
                    .nOut(of.filters())
                    .hasBias(of.hasBiases())
                    .activation(Dl4j.activation(of.activation()))
                    .build())
            .layer(
                new OutputLayer.Builder(loss)
                    .nOut(of.classes())
                    .hasBias(of.hasBiases())
                    .activation(new ActivationSoftmax())
                    .build())
            .setInputType(InputType.convolutionalFlat(1, of.inputs(), 1))
            .build();
    return Dl4jModel.of(layers, parameters);
  }

  /** DL4J has a convolution's biases before its weights. */
  @Override
  public FlatLayout layout() {
    int filters = of.biases(0);
    int output = filters + of.weights(0);
    return new FlatLayout(
        List.of(filters, output),
        List.of(0, output + of.weights(1)),
        Math.toIntExact(of.parameters()));
  }

  @Override
  public Pass pass(DoubleNetwork at, double[] example) {
    ActivationFunction phi = ActivationFunction.of(of.activation());
    double[] sums = new double[of.filters() * of.patches()];
    for (int p = 0; p < of.patches(); p++) {
      for (int f = 0; f < of.filters(); f++) {
        double sum = at.biases(0)[f];
        for (int i = 0; i < of.size(); i++) {
          sum += example[p * of.size() + i] * at.weights(0)[i][f];
        }
        sums[f * of.patches() + p] = sum;
      }
    }
    double[] hidden = Vectors.mapped(sums, phi.value());
    double[] logits = at.biases(1).clone();
    for (int h = 0; h < hidden.length; h++) {
      Vectors.add(logits, hidden[h], at.weights(1)[h]);
    }
    return new Pass() {
      @Override
      public double[] logits() {
        return logits;
      }

      @Override
      public double meanSquareInput(int layer) {
        double[] in = layer == 0 ? example : hidden;
        return Vectors.product(in, in) / in.length;
      }

      @Override
      public double addGradient(double factor, double[] byLogits, DoubleNetwork into) {
        DoubleNetwork own = at.zero();
        Vectors.add(own.biases(1), 1, byLogits);
        for (int h = 0; h < hidden.length; h++) {
          Vectors.add(own.weights(1)[h], hidden[h], byLogits);
          double delta =
              Vectors.product(at.weights(1)[h], byLogits) * phi.derivative().applyAsDouble(sums[h]);
          int f = h / of.patches();
          int p = h % of.patches();
          own.biases(0)[f] += delta;
          for (int i = 0; i < of.size(); i++) {
            own.weights(0)[i][f] += delta * example[p * of.size() + i];
          }
        }
        for (int l = 0; l < 2; l++) {
          Vectors.add(into.biases(l), factor, own.biases(l));
          for (int i = 0; i < own.weights(l).length; i++) {
            Vectors.add(into.weights(l)[i], factor, own.weights(l)[i]);
          }
        }
        return Arrays.stream(new int[] {0, 1}).mapToDouble(l -> own.weightProduct(own, l)).sum();
      }
    };
  }
}
