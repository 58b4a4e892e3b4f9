#!/usr/bin/env bash
# DL4J 1.0.0-M2.1: fan-out of a convolution, as its initializers are told.
# Expected: channels out times window, as PyTorch and TensorFlow have it, or some other number that the
# text on Glorot's scheme gives, for each layer of these channels and window.
# Seen: that number over the product of the strides. Glorot's (Xavier's) variance of a layer with stride
# 2 is nearly twice that of the same layer without, at as many channels in as out.
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
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;

class Finding {
  private static final int CHANNELS = 64;

  public static void main(String[] arguments) {
    double plain = variance(1);
    double strided = variance(2);
    double fan = 9 * CHANNELS;
    System.out.printf("stride 1: variance %.3e, 2 / (fan-in + fan-out) %.3e%n", plain, 2 / (2 * fan));
    System.out.printf(
        "stride 2: variance %.3e, 2 / (fan-in + fan-out / 4) %.3e%n", strided, 2 / (1.25 * fan));
    boolean asSeen =
        Math.abs(plain * fan - 1) < .05 && Math.abs(strided * 1.25 * fan / 2 - 1) < .05;
    System.exit(asSeen ? 0 : 1);
  }

  /** Of 36,864 weights, so that it is within 1 % or so. */
  private static double variance(int stride) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .weightInit(WeightInit.XAVIER)
                .list()
                .layer(
                    new ConvolutionLayer.Builder(3, 3)
                        .stride(stride, stride)
                        .nOut(CHANNELS)
                        .activation(Activation.RELU)
                        .build())
                .layer(new OutputLayer.Builder().nOut(2).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutional(9, 9, CHANNELS))
                .build());
    network.init();
    INDArray weights = network.getLayer(0).getParam("W");
    return weights.mul(weights).meanNumber().doubleValue();
  }
}
END
java -cp 'target/dependency/*' Finding.java 2> errors.txt || { cat errors.txt; exit 1; }
