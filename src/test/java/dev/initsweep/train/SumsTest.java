package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumsTest {

  /** Each product and each level of pairs rounds once, so that errors grow by the logarithm. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 127, 640, 8191, 65_536})
  void anInnerProductInPairsIsExactToItsLevels(int length) {
    Random random = new Random(length);
    float[] a = new float[length];
    float[] b = new float[length];
    BigDecimal sum = BigDecimal.ZERO;
    double magnitude = 0;
    for (int i = 0; i < length; i++) {
      a[i] = (float) random.nextGaussian();
      b[i] = (float) random.nextGaussian();
      BigDecimal product = new BigDecimal(a[i]).multiply(new BigDecimal(b[i]));
      sum = sum.add(product, MathContext.DECIMAL128);
      magnitude += Math.abs(product.doubleValue());
    }
    double levels = 2 + Math.log(length) / Math.log(2);
    assertThat(Math.abs(Sums.dotInPairs(a, b, new float[length]) - sum.doubleValue()))
        .isLessThanOrEqualTo(levels * 0x1p-24 * magnitude);
  }
}
