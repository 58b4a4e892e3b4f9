package dev.initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Identity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridReaderTest {

  @TempDir Path folder;

  private List<Double> grid(String text) {
    return Plans.parse(folder, text).groups().get(0).coordinates();
  }

  @Test
  void stepsByTheStatedShareOfAnOctave() {
    List<Double> points = grid("grid { from = 1, to = 8, per-octave = 3 }");
    // 2^(k/3) to 12 significant digits, by hand from 2^(1/3) = 1.25992104989487...
    assertThat(points)
        .containsExactly(
            1.0,
            1.25992104989,
            1.58740105197,
            2.0,
            2.51984209979,
            3.17480210394,
            4.0,
            5.03968419958,
            6.34960420787,
            8.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 1.7, 3})
  void reachesAnEndThatWholeStepsLeadTo(double from) {
    String text = "grid { from = %s, to = %s, per-octave = 4 }".formatted(from, from * 8);
    assertThat(grid(text)).hasSize(13).last().isEqualTo(Identity.canonical(from * 8));
  }

  @Test
  void staysBelowAnEndThatStepsMiss() {
    assertThat(grid("grid { from = 1, to = 7, per-octave = 1 }")).containsExactly(1.0, 2.0, 4.0);
  }

  @Test
  void goesOverDecadesWithLessThanAPointAnOctave() {
    assertThat(grid("grid { from = 1, to = 64, per-octave = 0.5 }"))
        .containsExactly(1.0, 4.0, 16.0, 64.0);
  }

  @Test
  void sortsAList() {
    assertThat(grid("grid.values = [4, 1, 2.5]")).containsExactly(1.0, 2.5, 4.0);
  }

  @Test
  void letsARangeOfASweepReplaceAListOfTheTop() {
    assertThat(grid("grid.values = [4]\nsweeps = [{ grid { from = 1, to = 2 } }]"))
        .containsExactly(1.0, 2.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fan-in", "global", "balanced", "{ axis = layers, vector = [1, 2, 3] }"})
  void meansTheSameSquaredNormOnEveryAxisWhereItIsGivenByR(String axis) {
    GroupPlan plan =
        Plans.parse(folder, "grid { abscissa = r, from = 1, to = 16 }\naxes = " + axis)
            .groups()
            .get(0);
    double expected = 1;
    for (double coordinate : plan.coordinates()) {
      double r = plan.group().axis().ratioToHe(coordinate, plan.group().setting().architecture());
      assertThat(r).isCloseTo(expected, within(1e-10 * expected));
      expected *= 2;
    }
  }

  /** He-normal's own deviation on a layer of 784 inputs is sqrt(2 / 784). */
  @Test
  void takesDeviationsOnTheGlobalAxis() {
    GroupPlan plan =
        Plans.parse(
                folder,
                "axes = global\ngrid { abscissa = s0, values = [0.15, 0.06] }\n"
                    + "pilots { from = 0.05, to = 0.2 }")
            .groups()
            .get(0);
    assertThat(plan.coordinates()).containsExactly(.0036, .0225);
    assertThat(plan.pilots().coordinates()).containsExactly(.0025, .01, .04);
    assertThat(plan.group().cell(plan.coordinates().get(1), 1).scales().layer(0))
        .isCloseTo(784 * .15 * .15, within(1e-9));
  }

  @Test
  void givesPilotsTheGridsOwnRangeUnlessTheyHaveOne() {
    String grid = "grid { from = 2, to = 16, per-octave = 4 }\n";
    assertThat(pilots(grid)).containsExactly(2.0, 4.0, 8.0, 16.0);
    assertThat(pilots(grid + "pilots { from = 1, to = 4, per-octave = 0.5 }"))
        .containsExactly(1.0, 4.0);
  }

  private List<Double> pilots(String text) {
    return Plans.parse(folder, text).groups().get(0).pilots().coordinates();
  }
}
