package dev.initsweep.theory;

import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Setting;
import dev.initsweep.network.ActivationFunction;
import dev.initsweep.theory.EdgeOfChaos.FixedPoint;
import dev.initsweep.theory.EdgeOfChaos.Stability;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variance scale at the edge of chaos, in all layers. */
final class Critical implements Predictor {

  @Override
  public String name() {
    return "critical";
  }

  @Override
  public String citation() {
    return "Poole et al. 2016, arXiv:1606.05340; Schoenholz et al. 2017, arXiv:1611.01232";
  }

  @Override
  public Optional<String> refuses(Setting setting) {
    InitialBiases.Kind biases = setting.initialBiases().kind();
    return Premise.fullyConnectedOrConvolutional(setting)
        .or(() -> Premise.layersInARow(setting))
        .or(
            () ->
                Premise.require(
                    biases != InitialBiases.Kind.FAN_IN && biases != InitialBiases.Kind.AXIS,
                    "the biases' initial variance differs from layer to layer, and the fixed point needs one"));
  }

  @Override
  public Prediction predict(PredictorInput question) {
    PredictionBuilder answer = new PredictionBuilder(question, this);
    Setting setting = question.group().setting();
    ActivationFunction phi = ActivationFunction.of(setting.architecture().activation());
    double biasVariance = setting.initialBiases().value();
    List<FixedPoint> solutions = new EdgeOfChaos(phi, biasVariance).solve();
    if (solutions.isEmpty()) {
      return answer.none(
          "%s with bias variance %s has no variance scale with a critical fixed point"
              .formatted(phi.name(), FourDigits.number(biasVariance)));
    }
    Optional<FixedPoint> chosen =
        solutions.stream().filter(point -> point.stability() != Stability.UNSTABLE).findFirst();
    if (chosen.isEmpty()) {
      FixedPoint first = solutions.get(0);
      return answer.none(
          "the critical fixed point of %s, g = %s with q = %s, is unstable"
              .formatted(phi.name(), FourDigits.number(first.g()), FourDigits.number(first.q())));
    }
    FixedPoint point = chosen.get();
    String note =
        point.stability() == Stability.MARGINAL
            ? "marginally stable: every variance of the pre-activations is a fixed point"
            : "stable fixed point at q = " + FourDigits.number(point.q());
    if (solutions.size() > 1) {
      note += ", one of " + solutions.size() + " critical points";
    }
    return answer.everywhere(
        point.g(), note, Map.of("g", point.g(), "q", point.q(), "slope", point.slope()));
  }
}
