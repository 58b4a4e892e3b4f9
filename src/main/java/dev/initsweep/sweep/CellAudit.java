package dev.initsweep.sweep;

import dev.initsweep.cell.Audit;
import dev.initsweep.data.Dataset;
import dev.initsweep.store.AuditTable;
import dev.initsweep.train.AuditedResult;
import dev.initsweep.train.EngineAudit;
import dev.initsweep.train.TrainingMonitor;
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
    implements Function<AuditedResult, Row> {

  CellAudit {
    data = Map.copyOf(data);
  }

  @Override
  public Row call(AuditedResult trained) {
    String kernel = engines.kernel();
    Dataset dataset = data.get(trained.cell().setting().data().name()).value();
    TaskContext context = TaskContext.get();
    TrainingMonitor monitor = TrainingMonitor.cancelledBy(context::isInterrupted);
    Audit audit = EngineAudit.audit(trained, dataset, monitor);
    return AuditTable.toRow(audit, kernel);
  }
}
