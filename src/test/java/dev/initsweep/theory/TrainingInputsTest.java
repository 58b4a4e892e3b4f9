package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Scales;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Network;
import dev.initsweep.network.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingInputsTest {

  private final PredictorInput question =
      Invented.question(6, BiasTreatment.TRAINED, .1, 6, 1, 5, 7, 4, 3);
  private final TrainingInputs inputs = TrainingInputs.of(question, 6);
  private final Architecture architecture = question.group().setting().architecture();
  private final DoubleNetwork network =
      DoubleNetwork.random(architecture, new Scales(List.of(2., 1.5, 3.)), 1);

  @Test
  void gradientIsTheDifferenceQuotientOfTheLoss() {
    DoubleNetwork direction = DoubleNetwork.random(architecture, Scales.uniform(1, 3), 2);
    direction.biases(1)[2] = .7;
    double h = 1e-6;
    double quotient =
        (loss(network.plus(h, direction)) - loss(network.plus(-h, direction))) / (2 * h);
    assertThat(inputs.gradient(network).product(direction)).isCloseTo(quotient, within(1e-8));
  }

  @Test
  void squaredGradientIsThatOfTheWholeGradient() {
    Network.Pass pass = network.pass(inputs.values(3));
    double[] byLogits = Vectors.residual(pass.logits(), inputs.label(3));
    DoubleNetwork gradient = network.zero();
    double squares = pass.addGradient(1, byLogits, gradient);
    double expected = 0;
    for (int l = 0; l < 3; l++) {
      expected += gradient.weightProduct(gradient, l);
    }
    assertThat(squares).isCloseTo(expected, within(1e-12));
  }

  private double loss(DoubleNetwork of) {
    double sum = 0;
    for (int i = 0; i < inputs.size(); i++) {
      double[] p = Vectors.residual(of.pass(inputs.values(i)).logits(), inputs.label(i));
      sum -= Math.log(1 + p[inputs.label(i)]) / inputs.size();
    }
    return sum;
  }
}
