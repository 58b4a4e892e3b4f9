#!/usr/bin/env bash
# DL4J 1.0.0-M2.1: a DepthwiseConvolution2D with biases and l2.
# Expected: weights decay and biases do not, as in a ConvolutionLayer.
# Seen: biases decay and weights do not. The layer has its biases before its weights in the network's
# one vector of parameters, but names them in the other order, and the updater goes by the names.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'END'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.deeplearning4j</groupId>
      <artifactId>deeplearning4j-nn</artifactId>
      <version>1.0.0-M2.1</version>
    </dependency>
    <dependency>
      <groupId>org.nd4j</groupId>
      <artifactId>nd4j-native</artifactId>
      <version>1.0.0-M2.1</version>
    </dependency>
    <dependency>
      <groupId>org.nd4j</groupId>
      <artifactId>nd4j-native</artifactId>
      <version>1.0.0-M2.1</version>
      <classifier>linux-x86_64</classifier>
    </dependency>
    <dependency>
      <groupId>org.bytedeco</groupId>
      <artifactId>javacpp</artifactId>
      <version>1.5.7</version>
      <classifier>linux-x86_64</classifier>
    </dependency>
    <dependency>
      <groupId>org.bytedeco</groupId>
      <artifactId>openblas</artifactId>
      <version>0.3.19-1.5.7</version>
      <classifier>linux-x86_64</classifier>
    </dependency>
  </dependencies>
</project>
END
mvn -B -ntp -q dependency:copy-dependencies
cat > Finding.java <<'END'
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class Finding {
  private static final double RATE = .25;
  private static final double DECAY = .1;

  public static void main(String[] arguments) {
    Layer usual =
        new ConvolutionLayer.Builder(1, 1).nIn(2).nOut(2).activation(Activation.IDENTITY).build();
    Layer depthwise =
        new DepthwiseConvolution2D.Builder(1, 1)
            .depthMultiplier(1)
            .nIn(2)
            .nOut(2)
            .activation(Activation.IDENTITY)
            .build();
    boolean usualIsRight = decays(usual, "W") && !decays(usual, "b");
    boolean depthwiseIsWrong = !decays(depthwise, "W") && decays(depthwise, "b");
    System.exit(usualIsRight && depthwiseIsWrong ? 0 : 1);
  }

  /** One step with and one without decay, on an input of zeros; all parameters are 1. */
  private static boolean decays(Layer layer, String name) {
    INDArray with = trained(layer, name, DECAY);
    INDArray without = trained(layer, name, 0);
    double shrunk = without.sub(with).meanNumber().doubleValue();
    System.out.printf(
        "%-24s %s: decay takes %.4f off; rate times decay is %.4f%n",
        layer.getClass().getSimpleName(), name, shrunk, RATE * DECAY);
    return Math.abs(shrunk - RATE * DECAY) < 1e-9;
  }

  private static INDArray trained(Layer layer, String name, double decay) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(RATE))
                .l2(decay)
                .list()
                .layer(layer.clone())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(3, 3, 2))
                .build());
    network.init();
    network.params().assign(1);
    network.fit(
        Nd4j.zeros(DataType.DOUBLE, 2, 2, 3, 3),
        Nd4j.createFromArray(new double[][] {{1, 0}, {1, 0}}));
    return network.getLayer(0).getParam(name).dup();
  }
}
END
java -cp 'target/dependency/*' Finding.java 2> errors.txt || { cat errors.txt; exit 1; }
