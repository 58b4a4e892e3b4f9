package dev.initsweep.theory;

import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Setting;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Networks;
import dev.initsweep.plan.Axis;
import dev.initsweep.theory.MonotoneCurve.Crossing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The largest coordinate at which a step of gradient descent does not overshoot at the start: eta
 * times the Hessian's largest eigenvalue is 2 there, and more beyond.
 */
final class EdgeOfStability implements Predictor {

  private static final int EXAMPLES = 100;

  /** Of networks that are not fully connected, whose gradients take longer. */
  private static final int FEWER_EXAMPLES = 20;

  private static final int LOWEST = -4;
  private static final int HIGHEST = 8;
  private static final long SEED = 1;

  @Override
  public String name() {
    return "edge-of-stability";
  }

  @Override
  public String citation() {
    return "Lewkowycz et al. 2020, arXiv:2003.02218; Gilmer et al. 2021, arXiv:2110.04369";
  }

  @Override
  public Optional<String> refuses(Setting setting) {
    return Premise.fullyConnectedOrConvolutional(setting);
  }

  @Override
  public Prediction predict(PredictorInput question) {
    PredictionBuilder answer = new PredictionBuilder(question, this);
    Setting setting = question.group().setting();
    TrainingInputs inputs =
        TrainingInputs.of(
            question, setting.architecture() instanceof Mlp ? EXAMPLES : FEWER_EXAMPLES);
    Axis axis = question.group().axis();
    OctaveScan scan =
        OctaveScan.of(
            question.group(),
            LOWEST,
            HIGHEST,
            coordinate -> excess(setting, axis, coordinate, inputs));
    if (scan.isTooShort()) {
      return answer.none(OctaveScan.TOO_SHORT);
    }
    List<Crossing> crossings = scan.crossings();
    List<Double> roots = OctaveScan.roots(crossings);
    if (scan.excesses().get(scan.excesses().size() - 1) < 0) {
      return answer.none(
          "eta times the start's sharpness is below 2 at the greatest variance tried (%s)"
              .formatted(Coordinates.range(axis, scan.octaves())),
          roots,
          Map.of());
    }
    if (crossings.isEmpty()) {
      return answer.none(
          "eta times the start's sharpness is above 2 at every variance tried (%s)"
              .formatted(Coordinates.range(axis, scan.octaves())));
    }
    return answer.at(
        Octaves.exp2(crossings.get(crossings.size() - 1).x()),
        roots,
        Optional.empty(),
        OctaveScan.remark(question.group()),
        Map.of("examples", (double) inputs.size()));
  }

  /** Log of eta times sharpness over 2; the floor keeps a network without curvature finite. */
  private static double excess(
      Setting setting, Axis axis, double coordinate, TrainingInputs inputs) {
    DoubleNetwork start =
        DoubleNetwork.random(
            Networks.ALL, setting, axis.scales(coordinate, setting.architecture()), SEED);
    double sharpness = new Sharpness(setting.architecture(), inputs).of(start);
    return Math.log(setting.learningRate() * Math.max(sharpness, 1e-300) / 2);
  }
}
