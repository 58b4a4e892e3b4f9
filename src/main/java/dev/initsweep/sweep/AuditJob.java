package dev.initsweep.sweep;

import dev.initsweep.cell.CellResult;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.train.AuditedResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Trains cells by a second engine too, after the others or on slots that these leave idle. */
final class AuditJob {

  private final SparkSession spark;
  private final ResultsFolder folder;
  private final EngineSource engines;
  private final Broadcasts data;
  private final JobControl control;
  private final AuditsAhead ahead;

  AuditJob(
      SparkSession spark,
      ResultsFolder folder,
      EngineSource engines,
      Broadcasts data,
      JobControl control) {
    this.spark = spark;
    this.folder = folder;
    this.engines = engines;
    this.data = data;
    this.control = control;
    this.ahead = new AuditsAhead(spark.sparkContext(), this::row);
  }

  /** Does an action, and audits candidates on slots that it leaves idle; see {@link #audit}. */
  void during(Runnable action, Supplier<List<CellResult>> candidates) {
    ahead.during(action, candidates);
  }

  /**
   * Adds what a second engine says of some cells to the table of audits, and forgets what it said
   * of others.
   *
   * @param results rows of the table, none that failed
   * @throws SweepException if Spark gives up a job
   */
  void audit(Collection<CellResult> results) {
    Map<Boolean, List<CellResult>> begun =
        results.stream().collect(Collectors.partitioningBy(ahead::hasBegun));
    auditNow(begun.get(false));
    List<Row> rows = ahead.rows(begun.get(true));
    folder.audits().write(rows);
    Set<String> made = rows.stream().map(row -> row.getString(0)).collect(Collectors.toSet());
    auditNow(
        begun.get(true).stream().filter(result -> !made.contains(result.cell().id())).toList());
  }

  private void auditNow(List<CellResult> results) {
    if (!results.isEmpty()) {
      run(UUID.randomUUID().toString(), results, rows -> folder.audits().write(spark, rows));
    }
  }

  private Optional<Row> row(String group, CellResult result) {
    List<Row> found = new ArrayList<>();
    run(group, List.of(result), rows -> found.addAll(rows.collect()));
    return found.stream().findFirst();
  }

  private interface Rows {
    void take(JavaRDD<Row> rows);
  }

  /** One Spark job, a task a result. */
  private void run(String group, List<CellResult> results, Rows rows) {
    CellAudit audit =
        new CellAudit(engines, data.of(results.stream().map(CellResult::cell).toList()));
    JavaRDD<Row> audits =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(results.stream().map(AuditedResult::of).toList(), results.size())
            .map(audit);
    Optional<SweepException> broken =
        control.run(
            group,
            String.format(Locale.ROOT, "initsweep: %d audits", results.size()),
            new Suspects(1, InFlightJournal.NONE),
            () -> rows.take(audits));
    if (broken.isPresent()) {
      throw broken.get();
    }
  }
}
