#!/usr/bin/env bash
# DL4J 1.0.0-M2.1: the score of a softmax output with LossFunction.MCXENT.
# Expected: the cross-entropy, which grows without bound with the margin of a wrong class.
# Seen: probabilities are clipped at 1e-10 first, so that one example adds at most 23.026 nats. A start
# with large weights, whose true loss is 60, and one whose true loss is 600 have the same score; and
# an example that is right beyond doubt adds 1e-10, not 0.
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
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class Finding {
  public static void main(String[] arguments) {
    // One example of class 0; class 1 is ahead by the margin.
    DataSet example =
        new DataSet(
            Nd4j.createFromArray(new double[][] {{1}}),
            Nd4j.createFromArray(new double[][] {{1, 0}}));
    boolean isCapped = true;
    for (double margin : new double[] {1, 20, 60, 600}) {
      MultiLayerNetwork network =
          new MultiLayerNetwork(
              new NeuralNetConfiguration.Builder()
                  .dataType(DataType.DOUBLE)
                  .list()
                  .layer(
                      new OutputLayer.Builder(LossFunction.MCXENT)
                          .nIn(1)
                          .nOut(2)
                          .activation(Activation.SOFTMAX)
                          .build())
                  .build());
      network.init();
      network.setParams(Nd4j.createFromArray(new double[][] {{0, margin, 0, 0}}));
      double score = network.score(example);
      double loss = margin + Math.log1p(Math.exp(-margin));
      System.out.printf(
          "margin %5.0f  cross-entropy %8.3f  DL4J's score %8.3f%n", margin, loss, score);
      double expected = Math.min(loss, -Math.log(1e-10));
      isCapped &= Math.abs(score - expected) < 1e-3;
    }
    System.exit(isCapped ? 0 : 1);
  }
}
END
java -cp 'target/dependency/*' Finding.java 2> errors.txt || { cat errors.txt; exit 1; }
