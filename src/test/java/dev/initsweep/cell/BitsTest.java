package dev.initsweep.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void bitsAreThoseOfABitSet(long seed) {
    Random random = new Random(seed);
    boolean[] values = new boolean[random.nextInt(1000)];
    BitSet reference = new BitSet();
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextBoolean();
      reference.set(i, values[i]);
    }
    Bits bits = Bits.of(values);
    assertThat(bits.count()).as("seed %d", seed).isEqualTo(reference.cardinality());
    assertThat(BitSet.valueOf(bits.toBytes())).as("seed %d", seed).isEqualTo(reference);
    for (int i = 0; i < values.length; i++) {
      assertThat(bits.get(i)).as("seed %d, bit %d", seed, i).isEqualTo(values[i]);
    }
  }

  @Test
  void noCallerCanChangeThem() {
    byte[] bytes = {1};
    Bits bits = Bits.ofBytes(bytes);
    bytes[0] = 0;
    bits.toBytes()[0] = 0;
    assertThat(bits).isEqualTo(Bits.of(new boolean[] {true}));
  }
}
