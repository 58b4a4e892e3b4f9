#!/usr/bin/env bash
# DL4J 1.0.0-M2.1: derivatives of GELU and swish at large numbers, in float.
# Expected: 1, to the last bit.
# Seen: NaN beyond 26 (GELU) and 44 (swish), as exponentials that are no longer finite are divided by
# each other. Values are right there. A network with one such sum in one unit is NaN throughout after
# the next step.
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
    boolean gelu = isLost(Activation.GELU, 24, 28);
    boolean swish = isLost(Activation.SWISH, 43, 46);
    System.exit(gelu && swish ? 0 : 1);
  }

  /** Whether the derivative is 1 at the first place and NaN at the second, where the value is right. */
  private static boolean isLost(Activation activation, float good, float bad) {
    INDArray at = Nd4j.createFromArray(new float[][] {{good, bad}});
    INDArray value = activation.getActivationFunction().getActivation(at.dup(), true);
    INDArray derivative =
        activation.getActivationFunction().backprop(at.dup(), Nd4j.onesLike(at)).getFirst();
    System.out.printf("%s at %s: %s, derivative %s%n", activation, at, value, derivative);
    return Math.abs(derivative.getFloat(0) - 1) < 1e-6
        && Math.abs(value.getFloat(1) - bad) < 1e-4
        && Float.isNaN(derivative.getFloat(1));
  }
}
END
java -cp 'target/dependency/*' Finding.java 2> errors.txt || { cat errors.txt; exit 1; }
