package dev.initsweep.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected ids and decimals: python3 3.11, src/test/resources/dev/initsweep/cell/identity.py. */
class IdentityTest {

  private static final Setting SETTING =
      setting("mnist", List.of(784, 8, 10), Activation.RELU, .05, 20, CommonRandomNumbers.BOTH);

  @Test
  void aSettingsIdIsTheOneThatTheFormatPageGives() {
    assertThat(SETTING.id())
        .isEqualTo("e10ccf860d049ed7596d951c2885c0c02522f24e61b0ff5cf9b1cdfbf9c1f943");
  }

  @Test
  void aCellsIdIsTheOneThatTheFormatPageGives() {
    assertThat(new Cell(SETTING, new Scales(List.of(2.0, Math.pow(2, .1))), 7).id())
        .isEqualTo("372a0866af87e4a3ac3b06f2246363b14e276b827bbe49988bc45fab261c9360");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0.0, 0",
    "1.0, 1",
    "0.1, 0.1",
    "0.3333333333333333, 0.333333333333",
    "0.6666666666666666, 0.666666666667",
    "1e22, 10000000000000000000000",
    "1e-07, 0.0000001",
    "123456789012.5, 123456789012",
    "0.5000000000009095, 0.500000000001"
  })
  void decimalsHaveTwelveDigitsAndNoExponent(double value, String expected) {
    assertThat(Identity.decimal(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aDecimalIsCloseAndStaysAsItIs(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      double value = Math.exp(40 * random.nextGaussian());
      String decimal = Identity.decimal(value);
      double canonical = Identity.canonical(value);
      assertThat(Identity.decimal(canonical)).as("seed %d: %s", seed, value).isEqualTo(decimal);
      assertThat(new BigDecimal(decimal).doubleValue()).isEqualTo(canonical);
      assertThat(Math.abs(canonical - value) / value)
          .as("seed %d: %s", seed, value)
          .isLessThanOrEqualTo(5.0001e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theOrderOfKeysDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<String> keys =
        new ArrayList<>(
            IntStream.range(0, 20).mapToObj(i -> "key-" + random.nextInt(1000) + "-" + i).toList());
    Set<String> hashes = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Map<String, String> lines = new LinkedHashMap<>();
      keys.forEach(key -> lines.put(key, "value of " + key));
      hashes.add(Identity.hash(lines));
      Collections.shuffle(keys, random);
    }
    assertThat(hashes).as("seed %d", seed).hasSize(1);
  }

  @Test
  void whateverDecidesATrainingChangesTheId() {
    List<Setting> settings =
        List.of(
            SETTING,
            setting("mnist", List.of(784, 9, 10), Activation.RELU, .05, 20, SETTING.common()),
            setting("mnist", List.of(784, 8, 8, 10), Activation.RELU, .05, 20, SETTING.common()),
            setting("mnist", List.of(784, 8, 10), Activation.TANH, .05, 20, SETTING.common()),
            setting("mnist", List.of(784, 8, 10), Activation.RELU, .051, 20, SETTING.common()),
            setting("mnist", List.of(784, 8, 10), Activation.RELU, .05, 21, SETTING.common()),
            setting(
                "mnist", List.of(784, 8, 10), Activation.RELU, .05, 20, CommonRandomNumbers.ORDER),
            SETTING.withInitial(InitialDistribution.UNIFORM, SETTING.initialBiases()),
            SETTING.withInitial(SETTING.distribution(), InitialBiases.ZERO));
    assertThat(settings).extracting(Setting::id).doesNotHaveDuplicates();
    Scales he = Scales.he(2);
    assertThat(
            List.of(
                new Cell(SETTING, he, 1),
                new Cell(SETTING, he, 2),
                new Cell(SETTING, Scales.uniform(2.0001, 2), 1),
                new Cell(SETTING, new Scales(List.of(2.0, 2.5)), 1),
                new Cell(SETTING, new Scales(List.of(2.5, 2.0)), 1)))
        .extracting(Cell::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void theNameOfTheDataSetAndALastBitDoNotChangeTheId() {
    assertThat(
            setting("mine", List.of(784, 8, 10), Activation.RELU, .05, 20, SETTING.common()).id())
        .isEqualTo(SETTING.id());
    assertThat(new Cell(SETTING, Scales.uniform(Math.nextUp(2.0), 2), 1).id())
        .isEqualTo(new Cell(SETTING, Scales.he(2), 1).id());
  }

  private static Setting setting(
      String data,
      List<Integer> widths,
      Activation activation,
      double learningRate,
      int epochs,
      CommonRandomNumbers common) {
    return Setting.of(
            new DataChoice(data, "cd".repeat(32), 1000, Subset.FIRST, InputScaling.UNIT),
            new Mlp(widths, activation, BiasTreatment.TRAINED))
        .initialBiases(new InitialBiases(InitialBiases.Kind.FAN_IN, 1.0 / 3))
        .learningRate(learningRate)
        .weightDecay(1e-4)
        .batchSize(64)
        .epochs(epochs)
        .common(common)
        .build();
  }
}
