package dev.initsweep.theory;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.network.ActivationFunction;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The variance scale, in all layers, at which the logits of a wide network start with variance one:
 * the border between lazy and rich training. For ReLU, g = (2^(D-1) / mean x^2)^(1/D).
 */
final class UnitLogits implements Predictor {

  private static final int LOWEST = -24;
  private static final int HIGHEST = 24;

  @Override
  public String name() {
    return "unit-logits";
  }

  @Override
  public String citation() {
    return "Chizat et al. 2019, arXiv:1812.07956";
  }

  @Override
  public Optional<String> refuses(Setting setting) {
    return Premise.fullyConnectedOrConvolutional(setting);
  }

  @Override
  public Prediction predict(PredictorInput question) {
    PredictionBuilder answer = new PredictionBuilder(question, this);
    Setting setting = question.group().setting();
    double meanSquare = TrainingInputs.of(question, Integer.MAX_VALUE).meanSquare();
    DoubleUnaryOperator variance =
        setting.architecture() instanceof Mlp
            ? g -> logitVariance(setting, meanSquare, g)
            : measured(question);
    DoubleUnaryOperator excess = octave -> variance.applyAsDouble(Octaves.exp2(octave)) - 1;
    if (!(excess.applyAsDouble(LOWEST) < 0 && excess.applyAsDouble(HIGHEST) > 0)) {
      return answer.none("no variance scale gives the logits variance one");
    }
    double g = Octaves.exp2(Bisection.root(excess, LOWEST, HIGHEST));
    return answer.everywhere(g, "", Map.of("g", g, "meanSquareInput", meanSquare));
  }

  /** Measures by Monte Carlo what comes into the output layer. */
  private static DoubleUnaryOperator measured(PredictorInput question) {
    Setting setting = question.group().setting();
    Architecture architecture = setting.architecture();
    LayerInputs inputs =
        new LayerInputs(setting, TrainingInputs.of(question, LayerInputs.EXAMPLES));
    int last = architecture.depth() - 1;
    return g ->
        g * inputs.meanSquare(Scales.uniform(g, architecture.depth()), last)
            + setting.initialBiases().variance(g, architecture.fanIn(last));
  }

  /**
   * Returns the variance of an infinitely wide network's logits, by the recursion of mean-field
   * theory.
   */
  private static double logitVariance(Setting setting, double meanSquare, double g) {
    Mlp architecture = Mlp.of(setting.architecture());
    EdgeOfChaos layers = new EdgeOfChaos(ActivationFunction.of(architecture.activation()), 0);
    double q = g * meanSquare + setting.initialBiases().variance(g, architecture.fanIn(0));
    for (int l = 1; l < architecture.depth(); l++) {
      q = g * layers.v(q) + setting.initialBiases().variance(g, architecture.fanIn(l));
    }
    return q;
  }
}
