package dev.initsweep.report;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Setting;
import dev.initsweep.race.Response;
import dev.initsweep.verify.GroupReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes what the SQL behind a group's figures is written from. */
final class PageQuery {

  private PageQuery() {}

  /** Returns maps and lists; {@code points} are those of the report's curve. */
  static Map<String, Object> of(GroupReport report, List<PagePoint> points) {
    Setting setting = report.plan().group().setting();
    Architecture architecture = setting.architecture();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("setting", setting.id());
    json.put("metric", report.plan().verdict().metric().label());
    json.put("budget", PageFigures.budget(report));
    json.put("epochs", setting.epochs());
    json.put(
        "guessing", Response.guessing(report.plan().verdict().metric(), architecture.classes()));
    json.put("seeds", report.plan().seeds());
    json.put(
        "weights", IntStream.range(0, architecture.depth()).map(architecture::weights).toArray());
    // With r it tells the points of an axis from other cells of the setting.
    json.put("first_scales", points.stream().map(PageQuery::firstScale).toList());
    return json;
  }

  private static Object firstScale(PagePoint point) {
    return point.cells().isEmpty() ? "" : point.cells().get(0).cell().scales().layer(0);
  }
}
