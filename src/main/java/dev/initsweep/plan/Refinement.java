package dev.initsweep.plan;

import java.util.List;

/**
 * Adaptive refinement of a group in place of its whole grid: pilots place a few points, which are
 * then trained with seeds of their own until the verdicts are decided (docs/verdicts.md).
 *
 * @param looks numbers of seeds at which the group is judged, ascending; each look has its share of
 *     the plan's error rate
 * @param cells no look is begun with which the group would have more trainings than this, its
 *     pilots counted
 */
public record Refinement(List<Integer> looks, int cells) {

  public Refinement {
    looks = List.copyOf(looks);
  }

  /** Seeds of the last look. */
  public int mostSeeds() {
    return looks.get(looks.size() - 1);
  }
}
