package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Scales;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubleNetworkTest {

  private final Question question =
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
    assertThat(network.gradient(inputs).product(direction)).isCloseTo(quotient, within(1e-8));
  }

  @Test
  void squaredGradientIsThatOfTheWholeGradient() {
    DoubleNetwork.Pass pass = network.new Pass(inputs.values(3));
    double[][] deltas = pass.deltas(DoubleNetwork.residual(pass.logits(), inputs.label(3)));
    DoubleNetwork gradient = network.zero();
    pass.addGradient(1, deltas, gradient);
    double expected = 0;
    for (int l = 0; l < 3; l++) {
      expected += gradient.weightProduct(gradient, l);
    }
    assertThat(pass.squaredGradient(deltas)).isCloseTo(expected, within(1e-12));
  }

  private double loss(DoubleNetwork of) {
    double sum = 0;
    for (int i = 0; i < inputs.size(); i++) {
      double[] p = DoubleNetwork.residual(of.new Pass(inputs.values(i)).logits(), inputs.label(i));
      sum -= Math.log(1 + p[inputs.label(i)]) / inputs.size();
    }
    return sum;
  }
}
