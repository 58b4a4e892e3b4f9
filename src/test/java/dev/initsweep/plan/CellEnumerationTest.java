package dev.initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Scales;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellEnumerationTest {

  @TempDir Path folder;

  private CellEnumeration cells(String text) {
    return CellEnumeration.of(Plans.parse(folder, text));
  }

  @Test
  void hasHesCellOfTwoAxesOnce() {
    CellEnumeration cells =
        cells(
            "axes = [fan-in, balanced]\nseeds = 3\npredictors = he\n"
                + "grid { abscissa = r, values = [1, 2] }");
    // He's, fan-in g = 4 and balanced r = 2.
    assertThat(cells.grid()).hasSize(3 * 3);
    assertThat(cells.grid())
        .filteredOn(cell -> cell.scales().equals(Scales.he(3)))
        .extracting(Cell::seed)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void addsHesCellWhereTheGridHasNone() {
    CellEnumeration cells = cells("seeds = 2\ngrid.values = [1, 3]\npredictors = he");
    assertThat(cells.grid()).hasSize(2 * 3);
    assertThat(cells.pilots()).isEmpty();
  }

  @Test
  void takesTheSeedsOfBothSweepsAtASharedPoint() {
    CellEnumeration cells =
        cells(
            "predictors = he\nsweeps = ["
                + "{ grid.values = [2], seeds = [1, 2] },"
                + "{ axes = balanced, grid.values = [1], seeds = [2, 3] }]");
    assertThat(cells.grid()).extracting(Cell::seed).containsExactly(1L, 2L, 3L);
  }

  @Test
  void givesPilotsSeedsOfTheirOwn() {
    CellEnumeration cells = cells("grid.values = [1, 2, 4]\npilots.seeds = 2\nseeds = 1");
    assertThat(cells.pilots()).hasSize(3 * 2).allMatch(Cell::isPilot);
    assertThat(cells.grid()).hasSize(3).noneMatch(Cell::isPilot);
  }

  @Test
  void isTheUnionOfWhatTheGroupsSay() {
    Plan plan = Plans.parser().parse(Path.of("conf/smoke.conf"), List.of());
    CellEnumeration cells = CellEnumeration.of(plan);
    Set<String> ids = new HashSet<>();
    plan.groups().forEach(group -> group.gridCells().forEach(cell -> ids.add(cell.id())));
    assertThat(cells.grid()).extracting(Cell::id).containsExactlyInAnyOrderElementsOf(ids);
    ids.clear();
    plan.groups().forEach(group -> group.pilotCells().forEach(cell -> ids.add(cell.id())));
    assertThat(cells.pilots()).extracting(Cell::id).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void sharesObjectsAmongAHundredThousandCells() {
    List<Cell> cells =
        cells("seeds = 1000\npredictors = he\ngrid { from = 0.01, to = 100, per-octave = 7.5 }")
            .grid();
    assertThat(cells).hasSize(101 * 1000);
    Set<Scales> scales = Collections.newSetFromMap(new IdentityHashMap<>());
    cells.forEach(cell -> scales.add(cell.scales()));
    assertThat(scales).hasSize(101);
  }
}
