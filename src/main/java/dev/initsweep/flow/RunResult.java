package dev.initsweep.flow;

import dev.initsweep.cell.Audit;
import dev.initsweep.sweep.SweepSummary;
import dev.initsweep.verify.GroupReport;
import java.util.List;

/**
 * Says what a run did.
 *
 * @param jobs one for the pilots, one for each wave of cells
 * @param reports one a group; empty if the run was cancelled
 * @param audits of the plan's cells, from this run or before
 * @param isCancelled whether it ended early because it was told to
 */
public record RunResult(
    List<SweepSummary> jobs, List<GroupReport> reports, List<Audit> audits, boolean isCancelled) {

  public RunResult {
    jobs = List.copyOf(jobs);
    reports = List.copyOf(reports);
    audits = List.copyOf(audits);
  }
}
