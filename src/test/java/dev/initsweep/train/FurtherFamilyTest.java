package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InitialDistribution;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Scales;
import dev.initsweep.data.Dataset;
import dev.initsweep.network.Networks;
import dev.initsweep.network.Patches;
import dev.initsweep.network.PatchesNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A family that is in the lists of this test alone is drawn, trained and measured as any other. */
class FurtherFamilyTest {

  private static final Patches NETWORK =
      new Patches(4, 5, 3, 2, Activation.TANH, BiasTreatment.TRAINED);

  private final Dataset data = new Trial().widths(20, 2).data(60, 20);
  private static final Networks NETWORKS = Networks.ALL.with(PatchesNetwork.LINE);

  private final Engine engine = new Dl4jEngine(NETWORKS);

  private static Cell cell(InitialDistribution shape) {
    Trial trial = new Trial().widths(20, 2).initialBiases(InitialBiases.Kind.FAN_IN, .3);
    return new Cell(
        trial.setting().change().architecture(NETWORK).distribution(shape).epochs(20).build(),
        new Scales(List.of(2., 3.)),
        7);
  }

  @Test
  void learnsAndItsNormsGrowByDriftAndSteps() {
    Outcome.Trained trained = (Outcome.Trained) outcome(engine);
    assertThat(trained.end().trainLoss()).isLessThan(.8 * trained.start().trainLoss());
    for (int l = 0; l < 2; l++) {
      double grown = trained.end().meanSquares().get(l) - trained.start().meanSquares().get(l);
      double added = trained.balance().drift().get(l) + trained.balance().step2().get(l);
      assertThat(NETWORK.weights(l) * grown).as("layer %d", l).isCloseTo(added, within(1e-5));
    }
    assertThat(trained.noise().start()).isPositive();
    assertThat(trained.end().biasMeanSquares()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(InitialDistribution.class)
  void drawsEachTensorFromAStreamOfItsOwn(InitialDistribution shape) {
    Parameters drawn = InitialWeights.of(cell(shape));
    for (int l = 0; l < 2; l++) {
      assertThat(drawn.weights(l)).hasSize(NETWORK.weights(l));
      assertThat(drawn.biases(l)).hasSize(NETWORK.units(l));
    }
    if (shape == InitialDistribution.NORMAL) {
      for (int l = 0; l < 2; l++) {
        double first = new RandomStream("initsweep-1/weights/seed=7/layer=" + l).normal();
        double variance = cell(shape).scales().variance(NETWORK, l);
        assertThat((double) drawn.weights(l)[0])
            .isCloseTo(first * Math.sqrt(variance), within(1e-6));
      }
    }
  }

  @Test
  void anEngineThatDoesNotKnowTheFamilySaysSoAsTheOutcome() {
    Outcome.Failed failed = (Outcome.Failed) outcome(new FusedEngine());
    assertThat(failed.category()).isEqualTo(FailureCategory.ERROR);
    assertThat(failed.message())
        .startsWith("IllegalArgumentException: Invalid network: 4x5:3-2 (expected ");
  }

  @Test
  void autoTakesTheFirstEngineThatTrainsTheFamily() {
    FirstThatTrains auto =
        new FirstThatTrains("auto", List.of(new FusedEngine(), new Dl4jEngine(NETWORKS)));
    assertThat(auto.of(cell(InitialDistribution.NORMAL).setting()).label()).isEqualTo("dl4j");
    assertThat(outcome(auto)).isEqualTo(outcome(new Dl4jEngine(NETWORKS)));
  }

  private Outcome outcome(Engine trainer) {
    Cell cell = cell(InitialDistribution.NORMAL);
    return trainer.train(new CellBatch(List.of(cell)), data, TrainingMonitor.NONE).get(0);
  }
}
