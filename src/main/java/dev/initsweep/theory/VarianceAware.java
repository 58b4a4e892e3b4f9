package dev.initsweep.theory;

import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import java.util.Map;
import java.util.Optional;

/**
 * Pre-activations of the variance that the inputs have in every layer, measured on training
 * examples, each layer with the ones before it set. What a unit adds up is weighed by the products
 * of neighbours' basis functions; those of a convolution on a grid do not overlap, so that its sum
 * over pairs of neighbours is that over the pixels of a window.
 */
final class VarianceAware implements Predictor {

  @Override
  public String name() {
    return "variance-aware";
  }

  @Override
  public String citation() {
    return "Hermosilla et al. 2022, arXiv:2112.03777";
  }

  @Override
  public Optional<String> refuses(Setting setting) {
    return Premise.fullyConnectedOrConvolutional(setting);
  }

  @Override
  public Prediction predict(PredictorInput question) {
    PredictionBuilder answer = new PredictionBuilder(question, this);
    Setting setting = question.group().setting();
    TrainingInputs inputs = TrainingInputs.of(question, LayerInputs.EXAMPLES);
    double variance = inputs.variance();
    Optional<Scales> scales = new LayerInputs(setting, inputs).scales(variance);
    if (scales.isEmpty()) {
      return answer.none("the inputs or what they become have no variance beside the biases'");
    }
    return answer.vector(
        setting,
        scales.get(),
        "",
        Map.of("varianceOfInputs", variance, "examples", (double) inputs.size()));
  }
}
