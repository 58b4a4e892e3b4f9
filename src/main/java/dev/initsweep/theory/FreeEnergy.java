package dev.initsweep.theory;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Networks;
import dev.initsweep.plan.Axis;
import dev.initsweep.theory.MonotoneCurve.Crossing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The other direction of the divergence: the initial density of least free energy E_0 L - T S. With
 * w_l = x g_l' / g_l for a coordinate x, and T d = eta tr Cov / (2 B) at the start, it is least
 * where
 *
 * <pre>  sum_l w_l E &lt;W_l, grad_l L&gt; / 2 = T sum_l w_l d_l / 2</pre>
 *
 * <p>turns from less to greater. Means are over random normal networks in antithetic pairs (the
 * last layer's sign flipped), the same ones at every coordinate.
 */
final class FreeEnergy implements Predictor {

  private static final int EXAMPLES = 100;
  private static final int PAIRS = 16;
  private static final int LOWEST = -18;
  private static final int HIGHEST = 6;

  private final Networks networks;

  FreeEnergy() {
    this(Networks.ALL);
  }

  /** Predicts for networks of these families. */
  FreeEnergy(Networks networks) {
    this.networks = networks;
  }

  @Override
  public String name() {
    return "free-energy";
  }

  @Override
  public String citation() {
    return "theory page, \"Free energy\": KL(p_0 || p) in place of KL(p || p_0)";
  }

  @Override
  public Optional<String> refuses(Setting setting) {
    return Premise.require(
        setting.initialBiases().kind() != InitialBiases.Kind.AXIS,
        "its entropy is that of the weights alone, and biases are drawn on the axis too");
  }

  @Override
  public Prediction predict(PredictorInput question) {
    PredictionBuilder answer = new PredictionBuilder(question, this);
    Setting setting = question.group().setting();
    TrainingInputs inputs = TrainingInputs.of(question, EXAMPLES);
    Axis axis = question.group().axis();
    OctaveScan scan =
        OctaveScan.of(
            question.group(),
            LOWEST,
            HIGHEST,
            coordinate -> at(setting, axis, coordinate, inputs).excess());
    if (scan.isTooShort()) {
      return answer.none(OctaveScan.TOO_SHORT);
    }
    List<Crossing> crossings = scan.crossings();
    List<Double> roots = OctaveScan.roots(crossings);
    Optional<Crossing> least = crossings.stream().filter(c -> !c.falling()).findFirst();
    if (least.isEmpty()) {
      return answer.none(
          "the start's free energy has no minimum at " + Coordinates.range(axis, scan.octaves()),
          roots,
          Map.of());
    }
    return answer.at(
        Octaves.exp2(least.orElseThrow().x()),
        roots,
        Optional.empty(),
        OctaveScan.remark(question.group()),
        Map.of("examples", (double) inputs.size()));
  }

  /**
   * The two sides of the condition.
   *
   * @param loss derivative of the expected loss by log x
   * @param entropy T times the derivative of the entropy by log x
   */
  record Forces(double loss, double entropy) {
    /** Negative where more variance lowers the free energy. */
    double excess() {
      return Math.log(Math.max(loss, Double.MIN_NORMAL) / entropy);
    }
  }

  Forces at(Setting setting, Axis axis, double coordinate, TrainingInputs inputs) {
    Architecture architecture = setting.architecture();
    int depth = architecture.depth();
    Scales scales = axis.scales(coordinate, architecture);
    // Every axis is affine in its coordinate, so that a difference is the derivative.
    Scales further = axis.scales(2 * coordinate, architecture);
    double[] growth = new double[depth];
    double weightsGrowing = 0;
    for (int l = 0; l < depth; l++) {
      growth[l] = further.layer(l) / scales.layer(l) - 1;
      weightsGrowing += growth[l] * architecture.weights(l) / architecture.weights();
    }
    double loss = 0;
    double covariance = 0;
    for (int pair = 0; pair < PAIRS; pair++) {
      DoubleNetwork network = DoubleNetwork.random(networks, setting, scales, pair);
      for (DoubleNetwork start : List.of(network, network.withLastLayerFlipped())) {
        DoubleNetwork gradient = start.zero();
        covariance += inputs.addGradient(start, gradient) / (2 * PAIRS);
        for (int l = 0; l < depth; l++) {
          covariance -= gradient.weightProduct(gradient, l) / (2 * PAIRS);
          loss += growth[l] / 2 * start.weightProduct(gradient, l) / (2 * PAIRS);
        }
      }
    }
    double temperature = setting.learningRate() * covariance / (2 * setting.batchSize());
    return new Forces(loss, temperature * weightsGrowing / 2);
  }
}
