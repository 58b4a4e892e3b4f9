package dev.initsweep.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Architectures;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which cells a second engine trains too. */
class AuditStageTest {

  private static List<Cell> cells(String text, int examples, int count) {
    Architecture architecture =
        Architectures.ALL.parse(text, Activation.RELU, BiasTreatment.TRAINED);
    Setting setting =
        Setting.of(
                new DataChoice("d", "digest", examples, Subset.FIRST, InputScaling.UNIT),
                architecture)
            .epochs(1)
            .build();
    List<Cell> cells = new ArrayList<>();
    for (int seed = 0; seed < count; seed++) {
      cells.add(new Cell(setting, Scales.uniform(2, architecture.depth()), seed));
    }
    return cells;
  }

  private static Map<String, Cell> byId(List<Cell> cells) {
    Map<String, Cell> byId = new TreeMap<>();
    cells.forEach(cell -> byId.put(cell.id(), cell));
    return byId;
  }

  @Test
  void ofConvolutionalCellsTheCheapestAloneIsChosen() {
    List<Cell> all = new ArrayList<>(cells("64-8-4", 100, 30));
    all.addAll(cells("8x8x1: 4c3 p2 4", 100, 20));
    List<Cell> cheap = cells("8x8x1: 4c3 p2 4", 50, 3);
    all.addAll(cheap);
    Set<String> chosen = AuditStage.ids(.1, byId(all));
    List<String> dense = cells("64-8-4", 100, 30).stream().map(Cell::id).sorted().toList();
    String cheapest = cheap.stream().map(Cell::id).sorted().findFirst().orElseThrow();
    assertThat(chosen)
        .containsExactlyInAnyOrder(dense.get(0), dense.get(1), dense.get(2), cheapest);
  }

  @Test
  void atLeastOneOfEachKindIsChosen() {
    assertThat(AuditStage.ids(.001, byId(cells("64-8-4", 100, 5)))).hasSize(1);
    assertThat(AuditStage.ids(1, byId(cells("8x8x1: 4c3 p2 4", 100, 5)))).hasSize(1);
    assertThat(AuditStage.ids(1, byId(cells("64-8-4", 100, 5)))).hasSize(5);
  }
}
