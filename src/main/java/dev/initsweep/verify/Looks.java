package dev.initsweep.verify;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Refinement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The second stage of refinement: at fixed numbers of seeds the group is judged, each look with its
 * share of the error rate (Bonferroni), and training ends when claim 1 of every predictor is
 * decided. What comes next is a function of the plan and the results alone.
 */
public final class Looks {

  private static final Set<Conclusion> OPEN =
      Set.of(Conclusion.INCONCLUSIVE, Conclusion.WIDEN_GRID, Conclusion.INCOMPLETE);

  private Looks() {}

  /** The plan of a refined group at its first look; empty where the pilots do not place it. */
  public static Optional<GroupPlan> first(GroupPlan plan, Collection<CellResult> pilots) {
    int seeds = plan.refinement().orElseThrow().looks().get(0);
    return Design.coordinates(plan, pilots).map(points -> plan.at(points, seeds));
  }

  /**
   * The group at its next look; empty where it is decided, was looked at for the last time, or has
   * no budget for more.
   *
   * @param report on the plan's group at a look, all of whose cells are closed
   * @param whole the group's plan before any look
   */
  public static Optional<GroupPlan> next(GroupReport report, GroupPlan whole) {
    GroupPlan plan = report.plan();
    Refinement refinement = whole.refinement().orElseThrow();
    int look = refinement.looks().indexOf(plan.seeds().size());
    if (isDecided(report) || look == refinement.looks().size() - 1) {
      return Optional.empty();
    }
    GroupPlan next = whole.at(plan.coordinates(), refinement.looks().get(look + 1));
    return cells(next, report.predictions()) <= refinement.cells()
        ? Optional.of(next)
        : Optional.empty();
  }

  private static boolean isDecided(GroupReport report) {
    return report.verdicts().stream()
        .filter(verdict -> verdict.claim() == Claim.COINCIDENCE)
        .noneMatch(verdict -> OPEN.contains(verdict.conclusion()));
  }

  /** All trainings of a group, its pilots and scouts among them. */
  static int cells(GroupPlan plan, List<Prediction> predictions) {
    Set<Cell> cells = new HashSet<>(plan.gridCells());
    for (Prediction prediction : predictions) {
      for (long seed : plan.seeds()) {
        GroupData.cell(prediction, seed).ifPresent(cells::add);
      }
    }
    return plan.pilotCells().size() + Scouts.POINTS + cells.size();
  }
}
