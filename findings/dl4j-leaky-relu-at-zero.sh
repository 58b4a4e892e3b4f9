#!/usr/bin/env bash
# DL4J 1.0.0-M2.1: derivative of leaky ReLU at exactly 0.
# Expected: that of the negative side, .01, as ReLU's is 0 there in DL4J itself and as PyTorch and
# TensorFlow have it.
# Seen: 1. An example whose inputs are all zero sits at 0 in each unit of the first layer while biases
# are zero, which is how networks start.
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
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Finding {
  public static void main(String[] arguments) {
    double relu = derivative(Activation.RELU);
    double leaky = derivative(Activation.LEAKYRELU);
    System.exit(relu == 0 && leaky == 1 ? 0 : 1);
  }

  /** At 0; printed at -1 and 1 too. */
  private static double derivative(Activation activation) {
    INDArray inputs = Nd4j.createFromArray(new double[][] {{-1, 0, 1}});
    INDArray derivative =
        activation.getActivationFunction().backprop(inputs, Nd4j.onesLike(inputs)).getFirst();
    System.out.printf("%s, derivative at -1, 0, 1: %s%n", activation, derivative);
    return derivative.getDouble(1);
  }
}
END
java -cp 'target/dependency/*' Finding.java 2> errors.txt || { cat errors.txt; exit 1; }
