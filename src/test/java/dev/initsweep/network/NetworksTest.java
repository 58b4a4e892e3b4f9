package dev.initsweep.network;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architectures;
import dev.initsweep.cell.BiasTreatment;
import org.junit.jupiter.api.Test;

class NetworksTest {

  private static final Architectures TWO = Architectures.ALL.with(Patches.FAMILY);

  @Test
  void everyFamilyKeepsTheContract() {
    NetworkContract.check(Architectures.ALL, Networks.ALL);
  }

  @Test
  void aFurtherFamilyIsALineInEachList() {
    NetworkContract.check(TWO, Networks.ALL.with(PatchesNetwork.LINE));
  }

  @Test
  void aFamilyThatComputesNothingIsNoticed() {
    assertThatThrownBy(() -> NetworkContract.check(TWO, Networks.ALL))
        .hasMessage("Invalid network: 4x5:3-2 (expected one whose family has a line in Networks)");
  }

  @Test
  void aComputationThatNoTextNamesIsNoticed() {
    assertThatThrownBy(
            () -> NetworkContract.check(Architectures.ALL, Networks.ALL.with(PatchesNetwork.LINE)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("family of the computed class");
  }

  @Test
  void aTextThatNoFamilyReadsIsRefusedWithExamples() {
    assertThatThrownBy(() -> TWO.parse("784", Activation.RELU, BiasTreatment.NONE))
        .hasMessage(
            "Invalid architecture: 784 (expected a text such as 784-128-10 or 28x28x1: 16c3 p2 32c3"
                + " p2 64 10 or 4x5:3-2)");
  }
}
