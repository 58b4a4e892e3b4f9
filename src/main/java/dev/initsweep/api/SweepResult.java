package dev.initsweep.api;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Plural;
import dev.initsweep.cell.Verdict;
import dev.initsweep.flow.RunResult;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.store.SqlViews;
import dev.initsweep.sweep.SweepSummary;
import dev.initsweep.train.Engines;
import dev.initsweep.verify.GroupReport;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Holds what a run found: verdicts as records, tables as data frames. */
public final class SweepResult {

  private final SparkSession spark;
  private final ResultsFolder folder;
  private final RunResult run;

  SweepResult(SparkSession spark, ResultsFolder folder, RunResult run) {
    this.spark = spark;
    this.folder = folder;
    this.run = run;
  }

  /** Gives the address of the results folder; report.html in it is the page. */
  public String location() {
    return folder.location();
  }

  /** Gives a report for each group, in the plan's order. */
  public List<GroupReport> groups() {
    return run.reports();
  }

  /**
   * Finds a verdict.
   *
   * @param group one of {@link #groups}
   * @param predictor by its name in the plan
   * @return empty where the plan has no such predictor; of several references, the plan's first
   */
  public Optional<Verdict> verdict(GroupReport group, Claim claim, String predictor) {
    return group.verdicts().stream()
        .filter(verdict -> verdict.claim() == claim && verdict.predictor().equals(predictor))
        .findFirst();
  }

  /** Gives the audits of the plan's cells by a second engine. */
  public List<Audit> audits() {
    return run.audits();
  }

  /** Counts the cells of the plan that failed, in this run or before. */
  public int failedCells() {
    return run.jobs().stream().mapToInt(SweepSummary::failed).sum();
  }

  /** Gives the first cell that failed in this run, in a line with its place and cause. */
  public Optional<String> firstFailure() {
    return run.jobs().stream()
        .flatMap(job -> job.firstFailure().stream())
        .map(SweepSummary.Failure::line)
        .findFirst();
  }

  /**
   * Opens a table of the results folder.
   *
   * @param table {@code cells}, {@code curves}, {@code predictions}, {@code verdicts}, {@code
   *     audits} or {@code exponents}; docs/format.md describes their columns
   */
  public Dataset<Row> table(String table) {
    return table(spark, folder, table);
  }

  static Dataset<Row> table(SparkSession spark, ResultsFolder folder, String table) {
    return SqlViews.table(spark, folder, Engines.AUTO, table);
  }

  /** Says for people where it is and how much it holds. */
  @Override
  public String toString() {
    return "%s: %s, %s"
        .formatted(
            location(),
            Plural.of(groups().size(), "group"),
            Plural.of(
                groups().stream().mapToInt(group -> group.verdicts().size()).sum(), "verdict"));
  }
}
