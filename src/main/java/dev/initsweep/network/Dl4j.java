package dev.initsweep.network;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Setting;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Sgd;

/** Tells DL4J of the networks of all families. */
final class Dl4j {

  private Dl4j() {}

  /** Plain SGD as the setting has it. */
  static NeuralNetConfiguration.Builder sgd(Setting setting, DataType type) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .updater(new Sgd(setting.learningRate()));
    if (setting.weightDecay() > 0) {
      builder.l2(setting.weightDecay());
    }
    if (setting.architecture().biases() == BiasTreatment.FROZEN) {
      builder.biasUpdater(new Sgd(0));
    }
    return builder;
  }

  static IActivation activation(Activation activation) {
    return switch (activation) {
      case RELU -> new ActivationReLU();
      case LEAKY_RELU -> new LeakyRelu();
      case TANH -> new ActivationTanH();
      case SIGMOID -> new ActivationSigmoid();
      case ELU -> new ActivationELU();
      case SELU -> new ActivationSELU();
      case GELU -> new FiniteSlopes.Gelu();
      case SWISH -> new FiniteSlopes.Swish();
    };
  }
}
