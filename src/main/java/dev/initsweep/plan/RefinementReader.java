package dev.initsweep.plan;

import java.util.List;
import java.util.Optional;

/** Reads whether and how groups are refined. */
final class RefinementReader {

  private static final int MOST_SEEDS = 10_000;
  private static final String LOOKS = "ascending numbers of seeds, each at least 2";

  private RefinementReader() {}

  static Optional<Refinement> read(Layers layers) {
    if (!isYes(layers.at("refine.until-decided"))) {
      return Optional.empty();
    }
    int cells =
        (int) Values.whole(layers.at("refine.cells"), 1, Integer.MAX_VALUE, "how many, at least 1");
    return Optional.of(new Refinement(looks(layers.at("refine.looks")), cells));
  }

  /** HOCON takes yes and no for texts, and true and false for themselves. */
  private static boolean isYes(Entry entry) {
    if (entry.value().unwrapped() instanceof Boolean value) {
      return value;
    }
    return Values.oneOf(entry, List.of("yes", "no")).equals("yes");
  }

  private static List<Integer> looks(Entry entry) {
    List<Integer> looks =
        Values.each(entry, look -> (int) Values.whole(look, 2, MOST_SEEDS, LOOKS)).stream()
            .map(Choice::value)
            .toList();
    if (!looks.equals(looks.stream().sorted().toList())) {
      throw entry.invalid(LOOKS);
    }
    return looks;
  }
}
