package dev.initsweep.theory;

import dev.initsweep.cell.InitialDistribution;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Setting;
import dev.initsweep.plan.Axis;
import dev.initsweep.theory.MonotoneCurve.Crossing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The largest coordinate at which a step of gradient descent does not overshoot at the start: eta
 * times the Hessian's largest eigenvalue is 2 there, and more beyond.
 */
final class EdgeOfStability implements Predictor {

  private static final int EXAMPLES = 100;
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
  public Prediction predict(Question question) {
    Answer answer = new Answer(question, this);
    Setting setting = question.group().setting();
    TrainingInputs inputs = TrainingInputs.of(question, EXAMPLES);
    Axis axis = question.group().axis();
    List<Double> octaves = new ArrayList<>();
    List<Double> excesses = new ArrayList<>();
    for (int octave = LOWEST; octave <= HIGHEST; octave++) {
      double coordinate = axis.coordinate(Logs.exp2(octave), setting.architecture());
      if (Coordinates.exists(question.group(), coordinate)) {
        DoubleNetwork start =
            DoubleNetwork.random(setting, axis.scales(coordinate, setting.architecture()), SEED);
        double sharpness = new Sharpness(setting.architecture().biases(), inputs).of(start);
        octaves.add(Logs.log2(coordinate));
        excesses.add(Math.log(setting.learningRate() * Math.max(sharpness, 1e-300) / 2));
      }
    }
    if (octaves.size() < 2) {
      return answer.none("the axis has no two of the variances that were tried");
    }
    List<Crossing> crossings = new MonotoneCurve(octaves, excesses).crossings();
    List<Double> roots = crossings.stream().map(crossing -> Logs.exp2(crossing.x())).toList();
    if (excesses.get(excesses.size() - 1) < 0) {
      return answer.none(
          "eta times the start's sharpness is below 2 at the greatest variance tried (%s)"
              .formatted(Coordinates.range(axis, octaves)),
          roots,
          Map.of());
    }
    if (crossings.isEmpty()) {
      return answer.none(
          "eta times the start's sharpness is above 2 at every variance tried (%s)"
              .formatted(Coordinates.range(axis, octaves)));
    }
    return answer.at(
        Logs.exp2(crossings.get(crossings.size() - 1).x()),
        roots,
        Optional.empty(),
        setting.distribution() == InitialDistribution.NORMAL
            ? ""
            : "normal networks stand for " + setting.distribution().label() + " ones",
        Map.of("examples", (double) inputs.size()));
  }
}
