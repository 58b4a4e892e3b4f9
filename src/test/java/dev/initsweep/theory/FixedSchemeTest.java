package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InitialDistribution;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Setting;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.PredictorSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixedSchemeTest {

  private static final Setting SETTING =
      Trainings.setting(Activation.RELU, BiasTreatment.TRAINED, 784, 128, 10);

  @Test
  void heIsTwoOnTheFanInAxis() {
    Prediction he = predict("he", SETTING);
    assertThat(he.coordinate()).hasValue(2);
    assertThat(he.setting()).isEqualTo(SETTING);
  }

  @Test
  void heKeepsTheGroupsOwnDistribution() {
    Setting uniform = SETTING.withInitial(InitialDistribution.UNIFORM, InitialBiases.ZERO);
    assertThat(predict("he", uniform).setting()).isEqualTo(uniform);
    assertThat(predict("he", uniform).coordinate()).hasValue(2);
  }

  @Test
  void heWithGainOneInTheOutputLayerIsAVector() {
    Prediction he = predict("he-output-1", SETTING);
    assertThat(he.scales().orElseThrow().perLayer()).containsExactly(2.0, 1.0);
    assertThat(he.setting()).isEqualTo(SETTING);
  }

  @Test
  void heWithZeroBiasesIsAnotherSettingWhereBiasesAreDrawn() {
    Setting drawn = SETTING.withInitial(InitialDistribution.NORMAL, InitialBiases.AXIS);
    assertThat(predict("he-zero-biases", drawn).setting()).isEqualTo(SETTING);
    assertThat(predict("he", drawn).setting()).isEqualTo(drawn);
    assertThat(predict("he-zero-biases", SETTING).setting()).isEqualTo(SETTING);
  }

  @Test
  void lecunIsOneAndNormal() {
    assertThat(predict("lecun", SETTING).coordinate()).hasValue(1);
    Setting uniform = SETTING.withInitial(InitialDistribution.UNIFORM, InitialBiases.ZERO);
    assertThat(predict("lecun", uniform).setting()).isEqualTo(SETTING);
    assertThat(predict("lecun", uniform).coordinate()).isEmpty();
  }

  @Test
  void glorotIsAVectorAndUniform() {
    Prediction glorot = predict("glorot", SETTING);
    // Variance 2 / (784 + 128) times fan-in 784; 2 / (128 + 10) times 128.
    assertThat(glorot.scales().orElseThrow().layer(0)).isCloseTo(1568. / 912, within(1e-10));
    assertThat(glorot.scales().orElseThrow().layer(1)).isCloseTo(256. / 138, within(1e-10));
    assertThat(glorot.setting().distribution()).isEqualTo(InitialDistribution.UNIFORM);
    assertThat(glorot.coordinate()).isEmpty();
  }

  @Test
  void glorotLiesOnTheAxisOfItsOwnVector() {
    Setting uniform = SETTING.withInitial(InitialDistribution.UNIFORM, InitialBiases.ZERO);
    Group group = new Group(uniform, new Axis.Layers(List.of(1568. / 912, 256. / 138)));
    Prediction prediction =
        Predictors.standard()
            .named(PredictorSpec.named("glorot"))
            .answer(Trainings.question(group, List.of()));
    assertThat(prediction.coordinate().orElseThrow()).isCloseTo(1, within(1e-10));
  }

  @Test
  void pytorchHasUniformWeightsAndBiasesOfVarianceAThirdOfOneOverFanIn() {
    Prediction pytorch = predict("pytorch-default", SETTING);
    assertThat(pytorch.scales().orElseThrow().perLayer())
        .allSatisfy(g -> assertThat(g).isCloseTo(1. / 3, within(1e-10)));
    assertThat(pytorch.setting().distribution()).isEqualTo(InitialDistribution.UNIFORM);
    assertThat(pytorch.setting().initialBiases().variance(1. / 3, 128))
        .isCloseTo(1. / 384, within(1e-10));
  }

  @Test
  void pytorchHasNoBiasesWhereTheNetworkHasNone() {
    Setting without = Trainings.setting(Activation.RELU, BiasTreatment.NONE, 784, 128, 10);
    assertThat(predict("pytorch-default", without).setting().initialBiases())
        .isEqualTo(InitialBiases.ZERO);
  }

  @Test
  void criticalHasNoPredictionWhereTheFixedPointIsNone() {
    Setting biased =
        SETTING.withInitial(
            InitialDistribution.NORMAL, new InitialBiases(InitialBiases.Kind.VARIANCE, .1));
    assertThat(predict("critical", biased).reason())
        .isEqualTo("relu with bias variance 0.1 has no variance scale with a critical fixed point");
  }

  @Test
  void criticalIsHesForRelu() {
    assertThat(predict("critical", SETTING).coordinate()).hasValue(2);
  }

  private static Prediction predict(String name, Setting setting) {
    Group group = new Group(setting, new Axis.FanIn());
    return Predictors.standard()
        .named(PredictorSpec.named(name))
        .answer(Trainings.question(group, List.of()));
  }
}
