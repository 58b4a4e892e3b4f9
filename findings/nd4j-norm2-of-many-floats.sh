#!/usr/bin/env bash
# ND4J 1.0.0-M2.1: norm2Number of a large array of floats, on the CPU.
# Expected: rounding near that of one float, 1e-7, as sums by parts or in double have.
# Seen: some thousands of values are fine, but the squared norm of 268,800 values (a small network) is
# 2.6e-5 too low, that of 16.8 million 1.2 %, that of 43 million (55,000 images) 4.5 %: long partial sums
# are kept in float. nrm2 of the BLAS that ND4J brings along has the norm to 1e-7. Figures vary with the
# number of cores, over which the sum is split.
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
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Finding {
  public static void main(String[] arguments) {
    double norm = 0;
    double blas = 0;
    for (int length : new int[] {4_096, 268_800, 1 << 24}) {
      Random random = new Random(3);
      float[] values = new float[length];
      double exact = 0;
      for (int i = 0; i < length; i++) {
        values[i] = (float) (.1 * random.nextGaussian());
        exact += values[i] * (double) values[i];
      }
      INDArray array = Nd4j.createFromArray(values);
      norm = Math.pow(array.norm2Number().doubleValue(), 2) / exact - 1;
      blas = Math.pow(Nd4j.getBlasWrapper().nrm2(array), 2) / exact - 1;
      System.out.printf(
          "%,11d values: squared norm off by %9.1e with norm2Number, %9.1e with nrm2%n",
          length, norm, blas);
    }
    System.exit(norm < -1e-3 && Math.abs(blas) < 1e-5 ? 0 : 1);
  }
}
END
java -cp 'target/dependency/*' Finding.java 2> errors.txt || { cat errors.txt; exit 1; }
