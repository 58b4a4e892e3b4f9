package dev.initsweep.theory;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InitialDistribution;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.plan.VerdictSettings;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A scheme that people use as it is: variance scales, and the shape of distribution that belongs to
 * them. Where that shape is not the group's, its cells belong to another setting, and so they have
 * no place on the group's axis.
 *
 * @param name in plans and tables
 * @param citation where it comes from
 * @param scale its variance scale of each layer
 * @param initial the group's setting with the distributions that belong to the scheme
 */
record FixedScheme(String name, String citation, ScaleOfLayer scale, UnaryOperator<Setting> initial)
    implements Predictor {

  /**
   * Predicts in the group's own distribution, whatever that is. Claims 2 and 3 compare with He's
   * cell of the group, and that is this one.
   */
  static final FixedScheme HE =
      new FixedScheme(
          VerdictSettings.HE,
          "He et al. 2015, arXiv:1502.01852, equation 10",
          (architecture, layer) -> Scales.HE,
          setting -> setting);

  /** He-normal as it is mostly used, with biases that start at zero. */
  static final FixedScheme HE_ZERO_BIASES =
      new FixedScheme(
          "he-zero-biases",
          "He et al. 2015, arXiv:1502.01852, equation 10",
          (architecture, layer) -> Scales.HE,
          setting -> setting.withInitial(setting.distribution(), InitialBiases.ZERO));

  /** No ReLU follows the output layer, so that its variance is 1 / fan-in. */
  static final FixedScheme HE_OUTPUT_1 =
      new FixedScheme(
          "he-output-1",
          "He et al. 2015, arXiv:1502.01852, equation 10, with gain 1 in the output layer",
          (architecture, layer) -> layer == architecture.depth() - 1 ? 1 : Scales.HE,
          setting -> setting);

  static final FixedScheme LECUN =
      new FixedScheme(
          "lecun",
          "LeCun et al. 1998, Efficient BackProp, section 4.6",
          (architecture, layer) -> 1,
          setting -> setting.withInitial(InitialDistribution.NORMAL, setting.initialBiases()));

  /** Variance 2 / (n_l + m_l), uniform, biases zero. */
  static final FixedScheme GLOROT =
      new FixedScheme(
          "glorot",
          "Glorot and Bengio 2010, equation 16",
          FixedScheme::glorot,
          setting -> setting.withInitial(InitialDistribution.UNIFORM, InitialBiases.ZERO));

  /** Weights and biases uniform within 1/sqrt(n_l) of zero, which has variance 1 / (3 n_l). */
  static final FixedScheme PYTORCH_DEFAULT =
      new FixedScheme(
          "pytorch-default",
          "torch.nn.Linear, reset_parameters; pytorch/pytorch#15314",
          (architecture, layer) -> 1. / 3,
          FixedScheme::pytorch);

  /** Orthogonal matrices at He's mean square. */
  static final FixedScheme ORTHOGONAL =
      new FixedScheme(
          "orthogonal",
          "Saxe et al. 2014, arXiv:1312.6120",
          (architecture, layer) -> Scales.HE,
          setting -> setting.withInitial(InitialDistribution.ORTHOGONAL, setting.initialBiases()));

  @Override
  public Prediction predict(PredictorInput question) {
    Setting setting = question.group().setting();
    Architecture architecture = setting.architecture();
    Scales scales =
        new Scales(
            IntStream.range(0, architecture.depth())
                .mapToObj(layer -> scale.of(architecture, layer))
                .toList());
    return new PredictionBuilder(question, this)
        .vector(initial.apply(setting), scales, "", Map.of());
  }

  private static double glorot(Architecture architecture, int layer) {
    double in = architecture.fanIn(layer);
    return 2 * in / (in + architecture.fanOut(layer));
  }

  private static Setting pytorch(Setting setting) {
    InitialBiases biases =
        setting.architecture().hasBiases()
            ? new InitialBiases(InitialBiases.Kind.FAN_IN, 1. / 3)
            : InitialBiases.ZERO;
    return setting.withInitial(InitialDistribution.UNIFORM, biases);
  }

  /** The variance scale that a scheme gives to a layer. */
  @FunctionalInterface
  interface ScaleOfLayer {
    double of(Architecture architecture, int layer);
  }
}
