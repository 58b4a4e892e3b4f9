package dev.initsweep.plan;

import java.util.List;

/**
 * Holds a plan, resolved: every group with all that is to be done for it.
 *
 * @param name for people
 * @param hash SHA-256 of the canonical text of all that decides cells and verdicts
 * @param groups in order of the plan file, without repetition
 * @param run how to run it
 */
public record Plan(String name, String hash, List<GroupPlan> groups, RunSettings run) {

  public Plan {
    groups = List.copyOf(groups);
  }

  /** Makes a plan with its hash. */
  public static Plan of(String name, List<GroupPlan> groups, RunSettings run) {
    return new Plan(name, PlanHash.of(groups), groups, run);
  }
}
