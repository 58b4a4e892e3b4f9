package dev.initsweep.plan;

import java.util.List;

/** Reads how a group's trainings are chosen. */
final class RaceReader {

  private static final int MOST_SEEDS = 100_000;
  private static final int LEAST_LOOK = 3;
  private static final double LEAST_RESOLUTION = 1.0 / 16;
  private static final String LOOKS = "ascending numbers of seeds, each at least 3";

  private RaceReader() {}

  /**
   * Reads the keys of the race.
   *
   * @param seeds how many the last look has
   */
  static RaceSettings read(ConfigLayers layers, int seeds) {
    if (!isYes(layers.at("race.until-decided"))) {
      return RaceSettings.wholeGrid(seeds);
    }
    return RaceSettings.race(
        seeds,
        looks(layers.at("race.looks")),
        TypedValues.positives(layers.at("race.shares")),
        TypedValues.atLeast(
            layers.at("race.resolution"),
            LEAST_RESOLUTION,
            "octaves, a sixteenth (0.0625) or more"));
  }

  /** HOCON takes yes and no for texts, and true and false for themselves. */
  private static boolean isYes(Entry entry) {
    if (entry.value().unwrapped() instanceof Boolean value) {
      return value;
    }
    return TypedValues.oneOf(entry, List.of("yes", "no")).equals("yes");
  }

  private static List<Integer> looks(Entry entry) {
    List<Integer> looks =
        TypedValues.each(
                entry, look -> (int) TypedValues.whole(look, LEAST_LOOK, MOST_SEEDS, LOOKS))
            .stream()
            .map(Sourced::value)
            .toList();
    if (!looks.equals(looks.stream().sorted().toList())) {
      throw entry.invalid(LOOKS);
    }
    return looks;
  }
}
