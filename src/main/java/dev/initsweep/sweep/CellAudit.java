package dev.initsweep.sweep;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Status;
import dev.initsweep.data.Dataset;
import dev.initsweep.store.AuditTable;
import dev.initsweep.train.EngineAudit;
import dev.initsweep.train.TrainingMonitor;
import java.io.Serializable;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/**
 * Runs on executors to audit a cell.
 *
 * @param engines names the kernel, and keeps native code to one thread
 * @param data data sets by name
 */
record CellAudit(EngineSource engines, Map<String, Broadcast<Dataset>> data)
    implements Function<CellAudit.AuditedCell, Row> {

  CellAudit {
    data = Map.copyOf(data);
  }

  /**
   * Holds what an audit must know of a result.
   *
   * @param loss final training loss, or not a number
   */
  record AuditedCell(Cell cell, String engine, Status status, double loss) implements Serializable {

    static AuditedCell of(CellResult result) {
      return new AuditedCell(
          result.cell(),
          result.provenance().engine(),
          result.outcome().status(),
          result.outcome() instanceof Outcome.Trained trained
              ? trained.end().trainLoss()
              : Double.NaN);
    }
  }

  @Override
  public Row call(AuditedCell trained) {
    String kernel = engines.kernel();
    Dataset dataset = data.get(trained.cell().setting().data().name()).value();
    TaskContext context = TaskContext.get();
    TrainingMonitor monitor = TrainingMonitor.cancelledBy(context::isInterrupted);
    Audit audit =
        EngineAudit.audit(
            trained.cell(), trained.engine(), trained.status(), trained.loss(), dataset, monitor);
    return AuditTable.toRow(audit, kernel);
  }
}
