package dev.initsweep.flow;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Status;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.SweepJob;
import dev.initsweep.sweep.SweepSummary;
import dev.initsweep.train.AuditedResult;
import dev.initsweep.train.EngineAudit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
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
   * Does an action that trains, and audits meanwhile on slots that it leaves idle what would be
   * audited were all trained. {@link #audit} keeps of it what belongs to all cells, so that it does
   * not matter which slots were idle when.
   *
   * @param cells gives the plan's cells so far; another thread asks
   */
  void during(Runnable action, Plan plan, Supplier<Collection<Cell>> cells) {
    if (plan.run().auditShare() == 0) {
      action.run();
    } else {
      job.auditDuring(action, () -> open(plan, byId(cells.get())));
    }
  }

  /**
   * Audits what is not audited yet, and returns all audits of the plan's cells.
   *
   * @throws CancellationException if it was told to end
   */
  List<Audit> audit(Plan plan, Collection<Cell> cells) {
    Map<String, Cell> byId = byId(cells);
    List<CellResult> open = open(plan, byId);
    if (!open.isEmpty() && job.audit(open) != SweepSummary.Ending.COMPLETE) {
      throw new CancellationException("in the course of audits");
    }
    return of(folder, byId.keySet());
  }

  private static Map<String, Cell> byId(Collection<Cell> cells) {
    Map<String, Cell> byId = new TreeMap<>();
    cells.forEach(cell -> byId.put(cell.id(), cell));
    return byId;
  }

  /** Those of the chosen cells that are trained and not audited yet. */
  private List<CellResult> open(Plan plan, Map<String, Cell> byId) {
    List<CellResult> chosen = chosen(plan, byId);
    Set<String> known =
        folder.audits().read().stream().map(Audit::cell).collect(Collectors.toSet());
    return chosen.stream().filter(result -> !known.contains(result.cell().id())).toList();
  }

  /** The audits of some cells. */
  static List<Audit> of(ResultsFolder folder, Set<String> ids) {
    return folder.audits().read().stream().filter(audit -> ids.contains(audit.cell())).toList();
  }

  private List<CellResult> chosen(Plan plan, Map<String, Cell> byId) {
    double share = plan.run().auditShare();
    if (share == 0) {
      return List.of();
    }
    return folder.cells(plan.run().engine()).read(ids(share, byId)).stream()
        .filter(result -> result.outcome().status() != Status.FAILED)
        .filter(result -> EngineAudit.knows(result.provenance().engine()))
        .sorted(Comparator.comparing(result -> result.cell().id()))
        .toList();
  }

  /**
   * Those with the least ids: a choice that is random, and the same at the next run. Of cells that
   * the oracle is slow with, the cheapest one alone.
   */
  static Set<String> ids(double share, Map<String, Cell> byId) {
    List<String> fast =
        byId.keySet().stream().filter(id -> !AuditedResult.isSlow(byId.get(id))).sorted().toList();
    Set<String> ids =
        fast.stream().limit((long) Math.ceil(share * fast.size())).collect(Collectors.toSet());
    byId.entrySet().stream()
        .filter(entry -> AuditedResult.isSlow(entry.getValue()))
        .min(
            Comparator.comparingDouble(
                    (Map.Entry<String, Cell> entry) -> AuditedResult.flops(entry.getValue()))
                .thenComparing(Map.Entry::getKey))
        .ifPresent(entry -> ids.add(entry.getKey()));
    return ids;
  }
}
