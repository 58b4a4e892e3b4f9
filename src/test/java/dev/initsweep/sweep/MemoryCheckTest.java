package dev.initsweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architectures;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Setting;
import dev.initsweep.train.Engines;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MemoryCheckTest {

  private static final long MIB = 1L << 20;
  private static final List<Setting> SETTINGS = List.of(RealSweep.cells().get(0).setting());

  @Test
  void enoughIsEnough() {
    assertThatCode(() -> check(2048, 2048, 2048).require(Engines.named("auto"), SETTINGS))
        .doesNotThrowAnyException();
  }

  @Test
  void tooLittleHeapNamesSettingAndValue() {
    assertThatThrownBy(() -> check(128, 2048, 2048).require(Engines.named("auto"), SETTINGS))
        .isInstanceOf(BadInputException.class)
        .hasMessageMatching(
            "Invalid spark.executor.memory: 128m \\(expected at least 3\\d\\dm, the heap of 4 cells"
                + " at once in a process\\)");
  }

  @Test
  void tooLittleOverheadNamesSettingAndValue() {
    assertThatThrownBy(() -> check(2048, 2048, 384).require(Engines.named("auto"), SETTINGS))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Invalid spark.executor.memoryOverhead: 384m (expected at least 662m, the memory outside of"
                + " the heap of 4 cells at once in a process)");
  }

  @Test
  void tooLowALimitOfJavaCppNamesSettingAndValue() {
    assertThatThrownBy(() -> check(2048, 64, 2048).require(Engines.named("auto"), SETTINGS))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Invalid maxBytes: 64m (expected at least 1");
  }

  /** By hand: four slots, each with values of 16 examples, four numbers a value. */
  @Test
  void valuesOfConvolutionsCount() {
    Setting dense = SETTINGS.get(0);
    Setting wide =
        dense
            .change()
            .architecture(
                Architectures.ALL.parse(
                    "128x128x1: 64c3 64c3 a16 4", Activation.RELU, BiasTreatment.TRAINED))
            .batchSize(1000)
            .build();
    assertThatCode(() -> check(1024, 1024, 1024).require(Engines.named("auto"), List.of(dense)))
        .doesNotThrowAnyException();
    // Twice 64 channels of 128 x 128; eight examples of a minibatch, and of an evaluation.
    double values = 2. * 64 * 128 * 128 * 4 * (8 + 8) * Float.BYTES;
    assertThatThrownBy(() -> check(1024, 4096, 4096).require(Engines.named("auto"), List.of(wide)))
        .isInstanceOf(BadInputException.class)
        .satisfies(
            e -> {
              Matcher found =
                  Pattern.compile("at least (\\d+)m, the heap of 4").matcher(e.getMessage());
              assertThat(found.find()).isTrue();
              assertThat(Double.parseDouble(found.group(1)))
                  .isBetween(4 * values / MIB, 1.6 * 4 * values / MIB);
            });
    assertThatThrownBy(() -> check(8192, 64, 8192).require(Engines.named("auto"), List.of(wide)))
        .hasMessageStartingWith("Invalid maxBytes: 64m (expected at least ");
  }

  private static MemoryCheck check(long heap, long pointers, long overhead) {
    return new MemoryCheck(
        4,
        new MemoryCheck.Limit("spark.executor.memory", heap * MIB),
        new MemoryCheck.Limit("maxBytes", pointers * MIB),
        Optional.of(new MemoryCheck.Limit("spark.executor.memoryOverhead", overhead * MIB)));
  }
}
