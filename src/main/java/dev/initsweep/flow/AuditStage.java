package dev.initsweep.flow;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Status;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.SweepJob;
import dev.initsweep.sweep.SweepSummary;
import dev.initsweep.train.EngineAudit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** Has a share of a plan's cells trained by a second engine. */
final class AuditStage {

  private final ResultsFolder folder;
  private final SweepJob job;

  AuditStage(ResultsFolder folder, SweepJob job) {
    this.folder = folder;
    this.job = job;
  }

  /**
   * Audits what is not audited yet, and returns all audits of the plan's cells.
   *
   * @throws CancellationException if it was told to end
   */
  List<Audit> audit(Plan plan, Set<String> ids) {
    List<CellResult> chosen = chosen(plan, ids);
    Set<String> known =
        folder.audits().read().stream().map(Audit::cell).collect(Collectors.toSet());
    List<CellResult> open =
        chosen.stream().filter(result -> !known.contains(result.cell().id())).toList();
    if (!open.isEmpty() && job.audit(open) != SweepSummary.Ending.COMPLETE) {
      throw new CancellationException("in the course of audits");
    }
    return of(folder, ids);
  }

  /** The audits of some cells. */
  static List<Audit> of(ResultsFolder folder, Set<String> ids) {
    return folder.audits().read().stream().filter(audit -> ids.contains(audit.cell())).toList();
  }

  /** Those with the least ids: a choice that is random, and the same at the next run. */
  private List<CellResult> chosen(Plan plan, Set<String> ids) {
    if (plan.run().auditShare() == 0) {
      return List.of();
    }
    List<String> sorted = ids.stream().sorted().toList();
    long count = (long) Math.ceil(plan.run().auditShare() * ids.size());
    Set<String> first = sorted.stream().limit(count).collect(Collectors.toSet());
    return folder.cells(plan.run().engine()).read(first).stream()
        .filter(result -> result.outcome().status() != Status.FAILED)
        .filter(result -> EngineAudit.knows(result.provenance().engine()))
        .sorted(Comparator.comparing(result -> result.cell().id()))
        .toList();
  }
}
