package dev.initsweep.theory;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.plan.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The condition of Horii and Has for each layer by itself, as they observe it: the variances at
 * which the mean square of each layer's weights and biases does not change, on pilots that all
 * layers start with one common variance.
 */
final class LayerVariances implements Predictor {

  @Override
  public String name() {
    return "horii-has-layers";
  }

  @Override
  public String citation() {
    return "Horii and Has 2026, doi 10.1109/TNNLS.2026.3721153, the ratio of each layer in its figures";
  }

  @Override
  public boolean needsPilots() {
    return true;
  }

  @Override
  public Prediction predict(PredictorInput question) {
    PredictionBuilder answer = new PredictionBuilder(question, this);
    Group group = question.group();
    String refusal = CommonVariance.refusal(group);
    if (!refusal.isEmpty()) {
      return answer.none(refusal);
    }
    Architecture architecture = group.setting().architecture();
    List<Double> scales = new ArrayList<>();
    List<String> variances = new ArrayList<>();
    Map<String, Double> details = new TreeMap<>();
    String missing = "";
    for (int l = 0; l < architecture.depth(); l++) {
      int layer = l;
      MeasuredCondition.Roots roots =
          new MeasuredCondition(
                  name(), citation(), g -> CommonVariance.layer(g, layer), CommonVariance::refusal)
              .roots(question);
      for (int k = 0; k < roots.all().size(); k++) {
        details.put(String.format(Locale.ROOT, "layer%d.root%d", l + 1, k + 1), roots.all().get(k));
      }
      if (roots.lowest().isEmpty()) {
        missing =
            missing.isEmpty()
                ? String.format(Locale.ROOT, "layer %d: %s", l + 1, roots.reason())
                : missing;
        continue;
      }
      double variance = PredictionBuilder.rounded(Octaves.exp2(roots.lowest().getAsDouble()));
      scales.add(architecture.fanIn(l) * variance);
      variances.add(FourDigits.number(variance));
    }
    if (!missing.isEmpty()) {
      return answer.none(missing, List.of(), details);
    }
    return answer.vector(
        group.setting(),
        new Scales(scales),
        "variances by layer: " + String.join(", ", variances),
        details);
  }
}
