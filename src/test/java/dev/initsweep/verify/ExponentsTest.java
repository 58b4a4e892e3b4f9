package dev.initsweep.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Exponent;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.PredictorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups whose optimum is planted as a power of a quantity. */
class ExponentsTest {

  private static final List<PredictorSpec> SPECS =
      List.of(
          new PredictorSpec("inverse", "1 / eta", Map.of("eta", -1.0)),
          new PredictorSpec("square", "1 / eta", Map.of("eta", -2.0, "width", .0, "epochs", 1.0)),
          PredictorSpec.named("kl-norm"));

  private static Setting setting(double rate, int width, int epochs) {
    Setting s = Groups.SETTING;
    return Setting.of(
            s.data(),
            new Mlp(
                List.of(20, width, 2 * width, 10),
                s.architecture().activation(),
                s.architecture().biases()))
        .distribution(s.distribution())
        .initialBiases(s.initialBiases())
        .learningRate(rate)
        .weightDecay(s.weightDecay())
        .batchSize(s.batchSize())
        .sampling(s.sampling())
        .epochs(epochs)
        .common(s.common())
        .build();
  }

  /** The optimum is at 2^at; the named predictor says it lies at 2^predicted. */
  private static GroupReport report(Setting setting, double at, double predicted) {
    GroupPlan base = Groups.plan(-2, 9, 6);
    GroupPlan plan =
        new GroupPlan(
            new Group(setting, base.group().axis()),
            IntStream.rangeClosed(-8, 36).mapToObj(k -> Math.pow(2, k / 4.0)).toList(),
            base.seeds(),
            SPECS,
            base.pilots(),
            base.verdict());
    Groups.Training training =
        cell -> {
          Random random = new Random(cell.seed());
          double u = Groups.octave(cell) - at - .05 * random.nextGaussian();
          return Groups.trained(Math.min(2, .01 * Math.exp(.5 * u * u)), true, false);
        };
    List<Prediction> predictions =
        List.of(
            Groups.prediction(
                plan,
                "kl-norm",
                Scales.uniform(Math.pow(2, predicted), 3),
                OptionalDouble.of(Math.pow(2, predicted))));
    return Judge.judge(plan, Groups.results(plan, predictions, training), predictions);
  }

  private static List<Exponent> exponents(
      List<Setting> settings,
      ToDoubleFunction<Setting> quantity,
      DoubleUnaryOperator at,
      DoubleUnaryOperator predicted) {
    List<GroupReport> reports = new ArrayList<>();
    for (Setting setting : settings) {
      double x = Math.log(quantity.applyAsDouble(setting)) / Math.log(2);
      reports.add(report(setting, at.applyAsDouble(x), predicted.applyAsDouble(x)));
    }
    return Exponents.of(reports);
  }

  private static Exponent of(List<Exponent> exponents, String predictor) {
    return exponents.stream()
        .filter(e -> e.predictor().equals(predictor))
        .findFirst()
        .orElseThrow();
  }

  private static final List<Setting> RATES =
      List.of(setting(.2, 16, 4), setting(.05, 16, 4), setting(.0125, 16, 4));

  @Test
  void aPlantedPowerOfTheRateIsFoundAndTheStatedClaimJudged() {
    List<Exponent> found = exponents(RATES, Setting::learningRate, x -> -x, x -> -x);
    assertThat(found).hasSize(3).allSatisfy(e -> assertThat(e.quantity()).isEqualTo("eta"));
    Exponent inverse = of(found, "inverse");
    assertThat(inverse.slope().orElseThrow().value()).isCloseTo(-1, within(.02));
    assertThat(inverse.slope().orElseThrow().interval().contains(-1)).isTrue();
    assertThat(inverse.source()).isEqualTo("plan");
    assertThat(inverse.conclusion()).isEqualTo(Conclusion.COINCIDES);
    assertThat(inverse.from()).isEqualTo(.0125);
    assertThat(inverse.to()).isEqualTo(.2);
    assertThat(of(found, "square").conclusion()).isEqualTo(Conclusion.DIFFERS);
    assertThat(of(found, "square").difference().orElseThrow().value()).isCloseTo(1, within(.02));
  }

  @Test
  void withoutAStatedClaimThePredictionsAreIt() {
    List<Exponent> found = exponents(RATES, Setting::learningRate, x -> -x, x -> 3);
    Exponent measured = of(found, "kl-norm");
    assertThat(measured.source()).isEqualTo("predictions");
    // Not the last bits of a difference.
    assertThat(measured.claimed()).hasValue(0);
    assertThat(measured.difference().orElseThrow().value()).isCloseTo(-1, within(.02));
    // Over four octaves of the rate, an octave each parts the laws by four.
    assertThat(measured.conclusion()).isEqualTo(Conclusion.DIFFERS);
  }

  @Test
  void widthsByOneFactorAreAFamilyAndOthersAreNot() {
    List<Setting> widths =
        List.of(setting(.05, 8, 4), setting(.05, 16, 4), setting(.05, 32, 4), setting(.2, 64, 4));
    List<Exponent> found = exponents(widths, s -> s.architecture().units(0), x -> 4, x -> 4);
    Exponent flat = of(found, "square");
    assertThat(flat.quantity()).isEqualTo("width");
    assertThat(flat.groups()).isEqualTo(3);
    assertThat(flat.slope().orElseThrow().value()).isCloseTo(0, within(.02));
    assertThat(flat.conclusion()).isEqualTo(Conclusion.COINCIDES);
    assertThat(of(found, "inverse").conclusion()).isEqualTo(Conclusion.NO_PREDICTION);
  }

  @Test
  void epochsAreAFamilyWhereVerdictsAreOfTheLast() {
    List<Exponent> found =
        exponents(
            List.of(setting(.05, 16, 4), setting(.05, 16, 8)), Setting::epochs, x -> x, x -> 3);
    assertThat(of(found, "square").quantity()).isEqualTo("epochs");
    assertThat(of(found, "square").slope().orElseThrow().value()).isCloseTo(1, within(.05));
  }

  @Test
  void oneGroupHasNoExponent() {
    assertThat(Exponents.of(List.of(report(RATES.get(0), 4, 4)))).isEmpty();
  }
}
