package dev.initsweep.flow;

import static java.util.stream.Collectors.joining;

import dev.initsweep.cell.Audit;
import dev.initsweep.plan.Plan;
import dev.initsweep.report.Audits;
import dev.initsweep.report.Page;
import dev.initsweep.report.PageGroup;
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

  ReportStage(ResultsFolder folder, Plan plan) {
    this.folder = folder;
    this.plan = plan;
  }

  /** Writes {@code figures/<group>-<figure>.svg}, {@code report.html} and {@code summary.md}. */
  void write(List<JudgingStage.Judged> groups, List<Audit> audits) {
    groups.parallelStream().forEach(this::writeFigures);
    folder.writeText("report.html", page(groups));
    List<GroupReport> reports = groups.stream().map(JudgingStage.Judged::report).toList();
    List<String> figures = reports.stream().map(report -> path(report, "loss")).toList();
    folder.writeText(
        "summary.md",
        Summary.markdown(plan.name(), reports, figures)
            + "\n"
            + Audits.line(audits)
            + "\n"
            + data().stream()
                .map(lines -> "\n" + String.join("\n", lines) + "\n")
                .collect(joining()));
  }

  /** What was read of each file of the user's, in lines. */
  private List<List<String>> data() {
    return plan.groups().stream()
        .map(group -> group.group().setting().data().digest())
        .distinct()
        .map(folder::reading)
        .filter(lines -> !lines.isEmpty())
        .toList();
  }

  /** Returns the page, and writes nothing. */
  String page(List<JudgingStage.Judged> groups) {
    List<PageGroup> drawn =
        groups.parallelStream().map(group -> PageGroup.of(group.report(), group.cells())).toList();
    Page page = new Page(plan, folder.location());
    data().forEach(page::addData);
    drawn.forEach(page::add);
    return page.html(Instant.now());
  }

  private void writeFigures(JudgingStage.Judged group) {
    for (Map.Entry<String, String> figure :
        PaperFigures.of(group.report(), group.cells()).entrySet()) {
      folder.writeText(path(group.report(), figure.getKey()), figure.getValue());
    }
  }

  /** The title, which people can tell, and the id's start, which no two groups share. */
  private static String path(GroupReport report, String figure) {
    String title = report.plan().group().title().replaceAll("[^A-Za-z0-9.]+", "-");
    String id = report.plan().group().id().substring(0, 8);
    return "figures/%s-%s-%s.svg".formatted(title, id, figure);
  }
}
