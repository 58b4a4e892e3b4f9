#!/usr/bin/env bash
# DL4J 1.0.0-M2.1: computeGradientAndScore with l2, on a minibatch of two.
# Expected: the gradient is that of the score.
# Seen: the score is the mean over the minibatch plus the penalty, l2 / 2 times the squared weights; the
# gradient is the sum over the minibatch, without penalty. The updater divides, and adds the penalty,
# later. A check by finite differences of the score fails by both.
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
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class Finding {
  public static void main(String[] arguments) {
    double l2 = .5;
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .l2(l2)
                .list()
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(2)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    INDArray start = Nd4j.createFromArray(new double[][] {{.4, -.3, .2, .8, 0, 0}});
    network.setParams(start);
    DataSet data =
        new DataSet(
            Nd4j.createFromArray(new double[][] {{1, 2}, {-1, .5}}),
            Nd4j.createFromArray(new double[][] {{1, 0}, {0, 1}}));
    network.setInput(data.getFeatures());
    network.setLabels(data.getLabels());
    network.computeGradientAndScore();
    INDArray gradient = network.gradient().gradient().dup();
    boolean isAsSeen = true;
    for (int weight = 0; weight < 4; weight++) {
      double difference =
          (score(network, start, weight, 1e-5, data) - score(network, start, weight, -1e-5, data))
              / 2e-5;
      double penalty = l2 * start.getDouble(weight);
      System.out.printf(
          "gradient %9.6f  finite difference of the score %9.6f  l2 x weight %9.6f%n",
          gradient.getDouble(weight), difference, penalty);
      isAsSeen &= Math.abs(difference - gradient.getDouble(weight) / 2 - penalty) < 1e-6;
    }
    System.exit(isAsSeen ? 0 : 1);
  }

  private static double score(
      MultiLayerNetwork network, INDArray start, int weight, double step, DataSet data) {
    INDArray moved = start.dup();
    moved.putScalar(weight, start.getDouble(weight) + step);
    network.setParams(moved);
    return network.score(data);
  }
}
END
java -cp 'target/dependency/*' Finding.java 2> errors.txt || { cat errors.txt; exit 1; }
