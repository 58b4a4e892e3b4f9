package dev.initsweep.plan;

import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Setting;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads how verdicts are reached. */
final class VerdictReader {

  private final ConfigLayers layers;

  VerdictReader(ConfigLayers layers) {
    this.layers = layers;
  }

  VerdictSettings read(List<Setting> settings, List<PredictorSpec> predictors) {
    return new VerdictSettings(
        TypedValues.named(layers.at("verdict.metric"), Metric.class),
        budget(layers.at("verdict.budget"), settings),
        TypedValues.positive(layers.at("verdict.margin")),
        confidence(layers.at("verdict.confidence")),
        TypedValues.share(layers.at("verdict.completeness")),
        TypedValues.positive(layers.at("verdict.nearness")),
        bandFactor(layers.at("verdict.band-factor")),
        references(layers.at("verdict.compare-with"), predictors));
  }

  private static int budget(Entry entry, List<Setting> settings) {
    if (TypedValues.isText(entry, "last")) {
      return 0;
    }
    int budget = (int) TypedValues.whole(entry, 1, Integer.MAX_VALUE, "a number of epochs or last");
    for (Setting setting : settings) {
      List<Integer> recorded = Checkpoint.epochs(setting.epochs());
      if (!recorded.contains(budget)) {
        throw entry.invalid(
            String.format(
                Locale.ROOT,
                "last or one of the epochs recorded of %d: %s",
                setting.epochs(),
                String.join(", ", recorded.stream().map(String::valueOf).toList())));
      }
    }
    return budget;
  }

  private static List<String> references(Entry entry, List<PredictorSpec> predictors) {
    List<String> known =
        Stream.concat(Stream.of(VerdictSettings.HE), predictors.stream().map(PredictorSpec::name))
            .distinct()
            .toList();
    List<String> names =
        TypedValues.each(entry, element -> TypedValues.oneOf(element, known)).stream()
            .map(Sourced::value)
            .toList();
    if (names.isEmpty()) {
      throw entry.invalid("one or more of " + String.join(", ", known));
    }
    return names.stream().distinct().toList();
  }

  private static double confidence(Entry entry) {
    String expected = "a number from 0.5 to below 1";
    double confidence = TypedValues.atLeast(entry, .5, expected);
    if (confidence >= 1) {
      throw entry.invalid(expected);
    }
    return confidence;
  }

  private static double bandFactor(Entry entry) {
    String expected = "a number above 1";
    double factor = TypedValues.atLeast(entry, 1, expected);
    if (factor == 1) {
      throw entry.invalid(expected);
    }
    return factor;
  }
}
