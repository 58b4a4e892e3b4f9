package dev.initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Scales;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointTextTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "fan-in, 16, g = 16",
    "global, .0225, σ² = 0.0225 (s0 = 0.15)",
    "balanced, 1.5, r = 1.5"
  })
  void aPointIsNamedInTheCoordinateOfItsAxis(String axis, double coordinate, String expected) {
    Group group = Plans.parse(folder, "grid.from = 1\naxes = " + axis).groups().get(0).group();
    assertThat(new PointText(List.of(group)).of(group.cell(coordinate, 1))).isEqualTo(expected);
  }

  @Test
  void scalesOffTheAxisAreListed() {
    Group group = Plans.parse(folder, "axes = fan-in").groups().get(0).group();
    Cell cell = new Cell(group.setting(), new Scales(List.of(3.40001, 3.0, 16.0)), 1);
    assertThat(new PointText(List.of(group)).of(cell)).isEqualTo("g = (3.4, 3, 16)");
    assertThat(new PointText(List.of()).of(group.he(1))).isEqualTo("g = 2");
  }

  @Test
  void offTheCommonVarianceEachLayersIsListed() {
    String plan = "axes = global\nhidden-widths = [200, 100]";
    Group group = Plans.parse(folder, plan).groups().get(0).group();
    assertThat(new PointText(List.of(group)).of(group.he(1)))
        .isEqualTo("σ² = (0.002551, 0.01, 0.02)");
  }
}
