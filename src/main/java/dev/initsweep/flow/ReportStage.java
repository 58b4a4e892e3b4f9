package dev.initsweep.flow;

import dev.initsweep.cell.Audit;
import dev.initsweep.report.Audits;
import dev.initsweep.report.CurveFigure;
import dev.initsweep.report.Summary;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.verify.GroupReport;
import java.util.ArrayList;
import java.util.List;

/** Writes what people read beside the tables: a summary, and a figure for each group. */
final class ReportStage {

  private final ResultsFolder folder;

  ReportStage(ResultsFolder folder) {
    this.folder = folder;
  }

  /** Writes {@code summary.md} and {@code figures/<group>.svg}. */
  void write(String planName, List<GroupReport> reports, List<Audit> audits) {
    List<String> figures = new ArrayList<>();
    for (GroupReport report : reports) {
      String figure = "figures/" + fileName(report) + ".svg";
      folder.writeText(figure, CurveFigure.svg(report));
      figures.add(figure);
    }
    folder.writeText(
        "summary.md",
        Summary.markdown(planName, reports, figures) + "\n" + Audits.line(audits) + "\n");
  }

  /** The title, which people can tell, and the id's start, which no two groups share. */
  private static String fileName(GroupReport report) {
    String title = report.plan().group().title().replaceAll("[^A-Za-z0-9.]+", "-");
    return title + "-" + report.plan().group().id().substring(0, 8);
  }
}
