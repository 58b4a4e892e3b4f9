package dev.initsweep.sweep;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Setting;
import dev.initsweep.train.Engines;
import java.util.List;
import java.util.Optional;
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

  private static MemoryCheck check(long heap, long pointers, long overhead) {
    return new MemoryCheck(
        4,
        new MemoryCheck.Limit("spark.executor.memory", heap * MIB),
        new MemoryCheck.Limit("maxBytes", pointers * MIB),
        Optional.of(new MemoryCheck.Limit("spark.executor.memoryOverhead", overhead * MIB)));
  }
}
