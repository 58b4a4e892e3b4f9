package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import java.util.Locale;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** A network as a user of DL4J would write it: the oracle of the fused kernel's tests. */
final class ReferenceNetwork {

  private final Architecture architecture;
  private final MultiLayerNetwork network;

  ReferenceNetwork(Architecture architecture, double rate, double decay) {
    this.architecture = architecture;
    boolean biases = architecture.hasBiases();
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().updater(new Sgd(rate)).l2(decay).l2Bias(0).list();
    int last = architecture.depth() - 1;
    for (int l = 0; l < last; l++) {
      list.layer(
          new DenseLayer.Builder()
              .nIn(architecture.fanIn(l))
              .nOut(architecture.units(l))
              .hasBias(biases)
              .activation(activation(architecture))
              .build());
    }
    list.layer(
        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
            .nIn(architecture.fanIn(last))
            .nOut(architecture.classes())
            .hasBias(biases)
            .activation(Activation.SOFTMAX)
            .build());
    network = new MultiLayerNetwork(list.build());
    network.init();
  }

  private static Activation activation(Architecture architecture) {
    return switch (architecture.activation()) {
      case LEAKY_RELU -> Activation.LEAKYRELU;
      default -> Activation.valueOf(architecture.activation().name().toUpperCase(Locale.ROOT));
    };
  }

  /** Takes over parameters: DL4J stores a layer's weights unit by unit, then its biases. */
  void write(Parameters parameters) {
    for (int l = 0; l < architecture.depth(); l++) {
      network
          .getLayer(l)
          .getParam("W")
          .assign(
              Nd4j.createFromArray(parameters.weights(l))
                  .reshape('c', architecture.fanIn(l), architecture.units(l)));
      if (architecture.hasBiases()) {
        network
            .getLayer(l)
            .getParam("b")
            .assign(Nd4j.createFromArray(parameters.biases(l)).reshape(1, architecture.units(l)));
      }
    }
  }

  Parameters read() {
    float[][] weights = new float[architecture.depth()][];
    float[][] biases = new float[architecture.depth()][];
    for (int l = 0; l < architecture.depth(); l++) {
      INDArray w = network.getLayer(l).getParam("W");
      weights[l] = w.dup('c').data().asFloat();
      biases[l] =
          architecture.hasBiases()
              ? network.getLayer(l).getParam("b").dup().data().asFloat()
              : new float[0];
    }
    return new Parameters(architecture, weights, biases);
  }

  /** One step on size x inputs values. */
  void fit(float[] inputs, int[] labels) {
    INDArray x = Nd4j.createFromArray(inputs).reshape('c', labels.length, architecture.inputs());
    INDArray y = Nd4j.zeros(labels.length, architecture.classes());
    for (int i = 0; i < labels.length; i++) {
      y.putScalar(i, labels[i], 1);
    }
    network.fit(x, y);
  }

  /** Gradient of one example's loss by the weights, without weight decay, by layer. */
  double[][] gradients(float[] inputs, int label) {
    network.setInput(Nd4j.createFromArray(inputs).reshape('c', 1, inputs.length));
    INDArray y = Nd4j.zeros(1, architecture.classes());
    y.putScalar(0, label, 1);
    network.setLabels(y);
    network.computeGradientAndScore();
    double[][] gradients = new double[architecture.depth()][];
    for (int l = 0; l < architecture.depth(); l++) {
      gradients[l] =
          network.gradient().getGradientFor(l + "_W").dup('c').reshape(-1).toDoubleVector();
    }
    return gradients;
  }

  /** Mean cross-entropy without weight decay, in double from float logits. */
  double loss(float[] inputs, int[] labels) {
    INDArray x = Nd4j.createFromArray(inputs).reshape('c', labels.length, architecture.inputs());
    int last = architecture.depth() - 1;
    INDArray below = last == 0 ? x : network.feedForwardToLayer(last - 1, x, false).get(last);
    INDArray logits = below.mmul(network.getLayer(last).getParam("W"));
    if (architecture.hasBiases()) {
      logits = logits.addRowVector(network.getLayer(last).getParam("b"));
    }
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double[] row = logits.getRow(i).toDoubleVector();
      double total = 0;
      for (double logit : row) {
        total += Math.exp(logit - row[labels[i]]);
      }
      sum += Math.log(total);
    }
    return sum / labels.length;
  }
}
