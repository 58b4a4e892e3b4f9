#!/usr/bin/env bash
# DL4J 1.0.0-M2.1: network.gradient() after fit with plain Sgd.
# Expected: the gradient of the last minibatch, as before fit's step.
# Seen: the step itself, the learning rate times the mean gradient: the updater works in place. Whoever
# reads gradient norms after fit has them times the rate.
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
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class Finding {
  public static void main(String[] arguments) {
    double rate = .01;
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(rate))
                .list()
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(2)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    network.setParams(Nd4j.createFromArray(new double[][] {{.4, -.3, .2, .8, 0, 0}}));
    DataSet data =
        new DataSet(
            Nd4j.createFromArray(new double[][] {{1, 2}, {-1, .5}}),
            Nd4j.createFromArray(new double[][] {{1, 0}, {0, 1}}));
    network.setInput(data.getFeatures());
    network.setLabels(data.getLabels());
    network.computeGradientAndScore();
    INDArray gradient = network.gradient().gradient().dup();
    INDArray before = network.params().dup();
    network.fit(data);
    INDArray after = network.gradient().gradient();
    boolean isStep = true;
    for (int weight = 0; weight < 4; weight++) {
      double step = before.getDouble(weight) - network.params().getDouble(weight);
      System.out.printf(
          "mean gradient %9.6f  gradient() after fit %9.6f  step %9.6f%n",
          gradient.getDouble(weight) / 2, after.getDouble(weight), step);
      isStep &= Math.abs(after.getDouble(weight) - step) < 1e-12;
      isStep &= Math.abs(step - rate * gradient.getDouble(weight) / 2) < 1e-12;
    }
    System.exit(isStep ? 0 : 1);
  }
}
END
java -cp 'target/dependency/*' Finding.java 2> errors.txt || { cat errors.txt; exit 1; }
