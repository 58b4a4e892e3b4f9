package dev.initsweep.report;

import dev.initsweep.cell.CellResult;
import dev.initsweep.verify.GroupReport;
import java.util.List;

/**
 * Holds a group as a page takes it. It is made apart from the page, so that groups can be drawn
 * side by side.
 *
 * @param report on the group
 * @param cells the results that the report was made from
 * @param query what its queries name: setting, seeds and points, as JSON
 * @param figures what is drawn of them, as JSON
 */
public record PageGroup(GroupReport report, List<CellResult> cells, String query, String figures) {

  public PageGroup {
    cells = List.copyOf(cells);
  }

  /** Draws a group; {@code cells} are the results that the report was made from. */
  public static PageGroup of(GroupReport report, List<CellResult> cells) {
    return new PageGroup(
        report,
        cells,
        Page.json(PageQuery.of(report, PageFigures.points(report, cells))),
        Page.json(PageFigures.of(report, cells)));
  }
}
