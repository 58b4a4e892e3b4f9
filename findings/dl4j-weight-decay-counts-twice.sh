#!/usr/bin/env bash
# DL4J 1.0.0-M2.1: NeuralNetConfiguration.Builder.weightDecay(c) for all layers, with plain Sgd.
# Expected: a step takes the learning rate times c of each weight off, as l2(c) does, and as the
# layer's own weightDecay(c) does.
# Seen: twice as much.
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
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
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
    double l2 = taken("l2 of the network", network -> network.l2(DECAY), layer -> {});
    double ofLayer =
        taken("weightDecay of the layer", network -> {}, layer -> layer.weightDecay(DECAY));
    double ofNetwork =
        taken("weightDecay of the network", network -> network.weightDecay(DECAY), layer -> {});
    double expected = RATE * DECAY;
    System.exit(
        near(l2, expected) && near(ofLayer, expected) && near(ofNetwork, 2 * expected) ? 0 : 1);
  }

  private static boolean near(double found, double expected) {
    return Math.abs(found - expected) < 1e-9;
  }

  /** What one step takes off weights of 1 whose gradient is 0, as the inputs are. */
  private static double taken(
      String what,
      Consumer<NeuralNetConfiguration.Builder> ofNetwork,
      Consumer<DenseLayer.Builder> ofLayer) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).updater(new Sgd(RATE));
    ofNetwork.accept(builder);
    DenseLayer.Builder layer =
        new DenseLayer.Builder().nIn(2).nOut(2).activation(Activation.IDENTITY);
    ofLayer.accept(layer);
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            builder
                .list()
                .layer(layer.build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(2)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    network.params().assign(1);
    network.fit(
        Nd4j.zeros(DataType.DOUBLE, 1, 2), Nd4j.createFromArray(new double[][] {{1, 0}}));
    INDArray weights = network.getLayer(0).getParam("W");
    double taken = 1 - weights.meanNumber().doubleValue();
    System.out.printf("%-27s takes %.4f off; rate times decay is %.4f%n", what, taken, RATE * DECAY);
    return taken;
  }
}
END
java -cp 'target/dependency/*' Finding.java 2> errors.txt || { cat errors.txt; exit 1; }
