package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.PredictorSpec;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasuredMinimumTest {

  private static final Group GROUP =
      new Group(
          Trainings.setting(Activation.RELU, BiasTreatment.TRAINED, 6, 5, 4), new Axis.FanIn());

  @Test
  void vertexIsThatOfTheParabola() {
    TreeMap<Double, Double> points = new TreeMap<>();
    for (double x : new double[] {0, 1, 2.5, 4, 5}) {
      points.put(x, 3 + (x - 2.8) * (x - 2.8));
    }
    assertThat(ParabolaVertex.vertex(points).orElseThrow()).isCloseTo(2.8, within(1e-12));
  }

  @Test
  void klTotalIsTheFixedPointWhereTheWeightsDoNotDependOnTheStart() {
    // log g + 9 / g is least at 9.
    Prediction prediction = predict(g -> 9);
    assertThat(prediction.roots().get(0)).isCloseTo(9, within(.2));
  }

  @Test
  void klTotalExistsWhereNoFixedPointDoes() {
    // G(g) = g + 4 / sqrt(g) > g; log g + 1 + 4 g^(-3/2) is least at g^(3/2) = 6.
    assertThat(predict(g -> g + 4 / Math.sqrt(g)).roots().get(0))
        .isCloseTo(Math.pow(6, 2. / 3), within(.1));
  }

  @Test
  void saysThatTheLeastValueIsAtAnEdge() {
    assertThat(predict(g -> 1e-3).reason())
        .isEqualTo("the least value is at an edge of the trainings' grid");
  }

  private static Prediction predict(DoubleUnaryOperator measured) {
    List<CellResult> pilots =
        IntStream.rangeClosed(-4, 20)
            .mapToObj(x -> Math.pow(2, x / 2.))
            .map(g -> Trainings.trained(GROUP.cell(g, 1), measured.applyAsDouble(g)))
            .toList();
    return Predictors.standard()
        .named(PredictorSpec.named("kl-total"))
        .answer(Trainings.question(GROUP, pilots));
  }
}
