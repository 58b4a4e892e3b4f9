package dev.initsweep.network;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.params.DepthwiseConvolutionParamInitializer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One weight a channel in DL4J: a kernel of one position that sees its own channel alone.
 *
 * <p>DL4J M2.1 has the biases of such a layer before its weights in the network's one vector, and
 * names them in the other order. Its updater goes by the names: it would decay the biases in place
 * of the weights, and freeze the weights in place of the biases. Here both orders are one.
 */
final class ChannelScale extends DepthwiseConvolution2D {

  private static final long serialVersionUID = 1L;

  /** Returns the layer; of one channel it is a convolution, as DL4J's other one fails there. */
  static ConvolutionLayer of(int channels, boolean hasBias) {
    return channels > 1
        ? new ChannelScale(channels, hasBias)
        : new ConvolutionLayer.Builder(1, 1)
            .nIn(1)
            .nOut(1)
            .hasBias(hasBias)
            .activation(new ActivationIdentity())
            .build();
  }

  private ChannelScale(int channels, boolean hasBias) {
    super(
        new Builder(1, 1)
            .depthMultiplier(1)
            .nIn(channels)
            .nOut(channels)
            .hasBias(hasBias)
            .activation(new ActivationIdentity()));
  }

  @Override
  public ParamInitializer initializer() {
    return new BiasesFirst();
  }

  private static final class BiasesFirst extends DepthwiseConvolutionParamInitializer {

    @Override
    public Map<String, INDArray> init(
        NeuralNetConfiguration configuration, INDArray view, boolean draws) {
      Map<String, INDArray> found = super.init(configuration, view, draws);
      Map<String, INDArray> ordered = new LinkedHashMap<>();
      for (String key :
          new String[] {
            ConvolutionParamInitializer.BIAS_KEY, ConvolutionParamInitializer.WEIGHT_KEY
          }) {
        if (found.containsKey(key)) {
          ordered.put(key, found.get(key));
        }
      }
      return ordered;
    }
  }
}
