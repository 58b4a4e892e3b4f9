package dev.initsweep.network;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architectures;
import dev.initsweep.cell.BiasTreatment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds every kind of layer to DL4J and to difference quotients, alone and together. */
class ConvolutionalNetworkTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5x4x2: 3c1 2",
        "5x4x2: 3c3 2",
        "5x4x2: 3c3v 2",
        "7x7x1: 3c5 3",
        "7x6x1: 3c5v 3",
        "7x6x2: 3c3s2 3",
        "7x6x2: 3c3s2v 3",
        "8x7x2: 3c2 3",
        "7x8x2: 3c4s3 3",
        "7x6x2: p2 3",
        "7x6x2: p3s2 3",
        "7x6x2: a2 3",
        "7x6x2: a3s1 3",
        "5x4x2: +(2c3) 3",
        "5x4x1: +(1c3) 3",
        "6x5x1: 4c3 +(3c1 4c3) p2 +(4c3 4c3) 5 3",
        "9x9x2: 3c3 p2 4c3s2 a2 6 5 3",
        "1x1x6: 4c1 3",
      })
  void everyKindOfLayerIsDl4jsAndTheSlopeOfTheLoss(String text) {
    for (BiasTreatment biases : BiasTreatment.values()) {
      NetworkContract.checkComputation(
          Architectures.ALL.parse(text, Activation.TANH, biases), Networks.ALL);
    }
    NetworkContract.checkComputation(
        Architectures.ALL.parse(text, Activation.RELU, BiasTreatment.TRAINED), Networks.ALL);
  }
}
