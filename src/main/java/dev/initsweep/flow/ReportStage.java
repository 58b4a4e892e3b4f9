package dev.initsweep.flow;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.CellResult;
import dev.initsweep.plan.Plan;
import dev.initsweep.report.Audits;
import dev.initsweep.report.Page;
import dev.initsweep.report.PaperFigures;
import dev.initsweep.report.Summary;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.verify.GroupReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes what people read beside the tables: the page, a summary, the figures of each group. */
final class ReportStage {

  private final ResultsFolder folder;
  private final Plan plan;
  private final Page page;

  ReportStage(ResultsFolder folder, Plan plan) {
    this.folder = folder;
    this.plan = plan;
    this.page = new Page(plan, folder.location());
  }

  /**
   * Adds a group to the page and writes its figures, {@code figures/<group>-<figure>.svg}.
   *
   * @param cells the results that the report was made from
   */
  void add(GroupReport report, List<CellResult> cells) {
    page.add(report, cells);
    for (Map.Entry<String, String> figure : PaperFigures.of(report, cells).entrySet()) {
      folder.writeText(path(report, figure.getKey()), figure.getValue());
    }
  }

  /** Writes {@code report.html} and {@code summary.md}. */
  void write(List<GroupReport> reports, List<Audit> audits) {
    folder.writeText("report.html", page.html(Instant.now()));
    List<String> figures = reports.stream().map(report -> path(report, "loss")).toList();
    folder.writeText(
        "summary.md",
        Summary.markdown(plan.name(), reports, figures) + "\n" + Audits.line(audits) + "\n");
  }

  /** The title, which people can tell, and the id's start, which no two groups share. */
  private static String path(GroupReport report, String figure) {
    String title = report.plan().group().title().replaceAll("[^A-Za-z0-9.]+", "-");
    String id = report.plan().group().id().substring(0, 8);
    return "figures/%s-%s-%s.svg".formatted(title, id, figure);
  }
}
