package dev.initsweep.theory;

import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.network.ActivationFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pre-activations of variance one in every layer, of a wide network on the training inputs; in the
 * group's own distribution.
 */
final class Lsuv implements Predictor {

  @Override
  public String name() {
    return "lsuv";
  }

  @Override
  public String citation() {
    return "Mishkin and Matas 2016, arXiv:1511.06422";
  }

  @Override
  public Optional<String> refuses(Setting setting) {
    return Premise.fullyConnectedOrConvolutional(setting);
  }

  @Override
  public Prediction predict(PredictorInput question) {
    PredictionBuilder answer = new PredictionBuilder(question, this);
    Setting setting = question.group().setting();
    if (!(setting.architecture() instanceof Mlp architecture)) {
      return measured(answer, question);
    }
    double meanSquare = TrainingInputs.of(question, Integer.MAX_VALUE).meanSquare();
    double hidden = new EdgeOfChaos(ActivationFunction.of(architecture.activation()), 0).v(1);
    List<Double> scales = new ArrayList<>();
    for (int l = 0; l < architecture.depth(); l++) {
      int fanIn = architecture.fanIn(l);
      // The biases' variance is affine in the scale, as is that of the weighted sum.
      double constant = setting.initialBiases().variance(0, fanIn);
      double slope = setting.initialBiases().variance(1, fanIn) - constant;
      if (constant >= 1) {
        return answer.none("the biases alone give the pre-activations a variance of one or more");
      }
      scales.add(
          PredictionBuilder.rounded((1 - constant) / ((l == 0 ? meanSquare : hidden) + slope)));
    }
    return answer.vector(setting, new Scales(scales), "", Map.of("meanSquareInput", meanSquare));
  }

  /** Measures on examples what windows, borders and poolings make of the mean squares. */
  private static Prediction measured(PredictionBuilder answer, PredictorInput question) {
    Setting setting = question.group().setting();
    TrainingInputs inputs = TrainingInputs.of(question, LayerInputs.EXAMPLES);
    Optional<Scales> scales = new LayerInputs(setting, inputs).scales(1);
    return scales
        .map(
            found ->
                answer.vector(
                    setting, found, "measured", Map.of("examples", (double) inputs.size())))
        .orElseGet(
            () ->
                answer.none("the biases alone give the pre-activations a variance of one or more"));
  }
}
