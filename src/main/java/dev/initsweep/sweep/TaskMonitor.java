package dev.initsweep.sweep;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Outcome;
import dev.initsweep.train.TrainingMonitor;
import java.time.InstantSource;
import org.apache.spark.TaskContext;

/** Takes the times of a batch's cells and tells the driver of them. */
final class TaskMonitor implements TrainingMonitor {

  private final String job;
  private final String host;
  private final double flops;
  private final TaskContext context;
  private final TimeShares times = new TimeShares(System::nanoTime, InstantSource.system());

  /**
   * Watches one batch.
   *
   * @param job the name that events carry
   * @param host name of this machine
   * @param flops cost of each cell
   * @param context of the running task
   */
  TaskMonitor(String job, String host, double flops, TaskContext context) {
    this.job = job;
    this.host = host;
    this.flops = flops;
    this.context = context;
  }

  @Override
  public void cellStarted(Cell cell) {
    times.start(cell);
    SweepEvents.tell(new SweepEvent.Started(job, cell.id()));
  }

  @Override
  public void cellEnded(Cell cell, Outcome outcome) {
    times.end(cell);
    CellEnd end = CellEnd.of(cell, outcome, host, times.seconds(cell), flops);
    SweepEvents.tell(new SweepEvent.Ended(job, end));
  }

  @Override
  public boolean isCancelled() {
    return context.isInterrupted();
  }

  TimeShares times() {
    return times;
  }
}
