#!/usr/bin/env bash
# ND4J 1.0.0-M2.1: normal numbers of one seed.
# Expected: eight numbers are the first eight of twelve, as with java.util.Random and numpy, and as ND4J
# itself does with uniform numbers.
# Seen: not one is equal: normal numbers are made in pairs whose partners lie half the array apart, so
# that every number depends on the array's length. Networks of two widths share no weight, and the
# first of several layers changes when they are drawn in one array.
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
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Finding {
  public static void main(String[] arguments) {
    INDArray[] uniform = {uniform(8), uniform(12)};
    INDArray[] normal = {normal(8), normal(12)};
    System.out.printf(
        "uniform%n%s%n%s%nnormal%n%s%n%s%n", uniform[0], uniform[1], normal[0], normal[1]);
    System.exit(equal(uniform) == 8 && equal(normal) == 0 ? 0 : 1);
  }

  private static INDArray uniform(int length) {
    Nd4j.getRandom().setSeed(1);
    return Nd4j.rand(DataType.FLOAT, length);
  }

  private static INDArray normal(int length) {
    Nd4j.getRandom().setSeed(1);
    return Nd4j.randn(DataType.FLOAT, length);
  }

  private static int equal(INDArray[] arrays) {
    int equal = 0;
    for (int i = 0; i < arrays[0].length(); i++) {
      equal += arrays[0].getFloat(i) == arrays[1].getFloat(i) ? 1 : 0;
    }
    return equal;
  }
}
END
java -cp 'target/dependency/*' Finding.java 2> errors.txt || { cat errors.txt; exit 1; }
