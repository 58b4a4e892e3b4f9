package dev.initsweep.network;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Setting;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** What DL4J is told of a setting. The weights it draws itself are of no use here. */
public final class NetworkConfiguration {

  private NetworkConfiguration() {}

  /**
   * Plain SGD on a setting's network.
   *
   * @param loss of the output layer, whose activation is the softmax
   * @param type of all numbers: float for training, double where a test wants it
   */
  public static MultiLayerConfiguration of(Setting setting, ILossFunction loss, DataType type) {
    Architecture architecture = setting.architecture();
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .updater(new Sgd(setting.learningRate()));
    if (setting.weightDecay() > 0) {
      builder.l2(setting.weightDecay());
    }
    if (architecture.biases() == BiasTreatment.FROZEN) {
      builder.biasUpdater(new Sgd(0));
    }
    NeuralNetConfiguration.ListBuilder layers = builder.list();
    int last = architecture.depth() - 1;
    for (int l = 0; l < last; l++) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(architecture.fanIn(l))
              .nOut(architecture.fanOut(l))
              .hasBias(architecture.hasBiases())
              .activation(activation(architecture))
              .build());
    }
    return layers
        .layer(
            new OutputLayer.Builder(loss)
                .nIn(architecture.fanIn(last))
                .nOut(architecture.fanOut(last))
                .hasBias(architecture.hasBiases())
                .activation(new ActivationSoftmax())
                .build())
        .build();
  }

  private static IActivation activation(Architecture architecture) {
    return switch (architecture.activation()) {
      case RELU -> new ActivationReLU();
      case LEAKY_RELU -> new ActivationLReLU();
      case TANH -> new ActivationTanH();
      case SIGMOID -> new ActivationSigmoid();
      case ELU -> new ActivationELU();
      case SELU -> new ActivationSELU();
      case GELU -> new ActivationGELU(false);
      case SWISH -> new ActivationSwish();
    };
  }
}
