package dev.initsweep.sweep;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Provenance;
import dev.initsweep.cell.Setting;
import dev.initsweep.data.Dataset;
import dev.initsweep.store.CellSchema;
import dev.initsweep.train.CellBatch;
import dev.initsweep.train.Engine;
import dev.initsweep.train.StateStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs on executors: it takes a task's cells and gives their rows.
 *
 * <p>An exception that the engine lets through ends the task, and Spark tries it again, perhaps
 * elsewhere. At the last try it becomes the outcome of its cell, so that no cell can end the job.
 *
 * @param job the name that events carry
 * @param origin the driver's part of the provenance
 * @param engine label of the engine
 * @param engines where executors find it
 * @param tries how often Spark tries a task
 * @param alone whether an executor trains one batch at a time, however many tasks it has
 * @param data data sets by name
 * @param states of trainings that were interrupted
 * @param hadoop the file systems that the driver is configured for
 */
record CellTraining(
    String job,
    RunOrigin origin,
    String engine,
    EngineSource engines,
    int tries,
    boolean alone,
    Map<String, Broadcast<Dataset>> data,
    StateSource states,
    Broadcast<SerializableConfiguration> hadoop)
    implements FlatMapFunction<Iterator<SweepTask>, Row> {

  private static final Logger LOG = LoggerFactory.getLogger(CellTraining.class);
  private static final String HOST = host();

  /** Held by the one task of this process that trains alone. */
  private static final ReentrantLock ALONE = new ReentrantLock();

  CellTraining {
    data = Map.copyOf(data);
  }

  @Override
  public Iterator<Row> call(Iterator<SweepTask> tasks) {
    TaskContext context = TaskContext.get();
    // Naming the kernel loads native code, which has to be kept to one thread before it is used.
    String kernel = engines.kernel();
    Engine plain = engines.named(engine);
    Engine trainer = context.attemptNumber() + 1 < tries ? plain : new FailuresAsOutcomes(plain);
    // The stream is lazy: a batch is trained when the writer asks for its rows.
    return tasks.next().batches().stream()
        .flatMap(
            priced -> {
              Setting setting = priced.batch().setting();
              Engine own = trainer.of(setting);
              return rows(priced, own, own.kernel(kernel, setting), context);
            })
        .iterator();
  }

  private Stream<Row> rows(
      SweepTask.Priced priced, Engine trainer, String kernel, TaskContext context) {
    if (!alone) {
      return opened(priced, trainer, kernel, context);
    }
    ALONE.lock();
    try {
      return opened(priced, trainer, kernel, context);
    } finally {
      ALONE.unlock();
    }
  }

  /** Trains the cells that the driver does not hold for dangerous. */
  private Stream<Row> opened(
      SweepTask.Priced priced, Engine trainer, String kernel, TaskContext context) {
    List<String> ids = SweepEvents.open(job, priced.ids());
    if (ids.isEmpty()) {
      return Stream.empty();
    }
    try {
      return trained(priced.only(ids), trainer, kernel, context);
    } finally {
      SweepEvents.tell(new SweepEvent.Closed(job, SweepEvents.executor(), ids));
    }
  }

  private Stream<Row> trained(
      SweepTask.Priced priced, Engine trainer, String kernel, TaskContext context) {
    CellBatch batch = priced.batch();
    TaskMonitor monitor = new TaskMonitor(job, HOST, priced.flops(), context);
    Dataset examples = data.get(batch.setting().data().name()).value();
    List<Outcome> outcomes =
        trainer.train(batch, examples, monitor, states(trainer, kernel, context));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      Cell cell = batch.cells().get(i);
      Provenance provenance =
          origin.provenance(
              kernel,
              HOST,
              context.attemptNumber(),
              monitor.times().started(cell),
              monitor.times().seconds(cell),
              trainer.label());
      rows.add(CellSchema.toRow(new CellResult(cell, outcomes.get(i), provenance)));
    }
    return rows.stream();
  }

  private StateStore states(Engine trainer, String kernel, TaskContext context) {
    return states.open(
        () -> hadoop.value().value(),
        origin.madeWith(kernel, trainer.label()),
        context.attemptNumber() == 0,
        LOG::warn);
  }

  /** Name of this machine. */
  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
