package dev.initsweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskPlannerTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyCellIsInOneTask(long seed) {
    Random random = new Random(seed);
    List<Cell> cells = new ArrayList<>();
    for (int setting = 1; setting <= 4; setting++) {
      cells.addAll(Cells.grid(Cells.setting(setting), 1 + random.nextInt(20), 3));
    }
    Collections.shuffle(cells, random);

    List<Cell> planned = cells(planner(random.nextInt(30), 4).tasks(cells));

    assertThat(planned).as("seed %d", seed).hasSameSizeAs(cells);
    assertThat(new HashSet<>(planned)).as("seed %d", seed).isEqualTo(new HashSet<>(cells));
  }

  @Test
  void longestCellsComeFirst() {
    List<Cell> cells = new ArrayList<>();
    for (int epochs : new int[] {3, 9, 1, 27}) {
      cells.addAll(Cells.grid(Cells.setting(epochs), 5, 2));
    }

    assertThat(cells(planner(20, 2).tasks(cells)).stream().map(TaskPlannerTest::epochs))
        .isSortedAccordingTo(Collections.reverseOrder());
  }

  @Test
  void noTaskHoldsMoreThanItMayUnlessItIsOneCell() {
    List<Cell> cells = new ArrayList<>(Cells.grid(Cells.setting(50), 3, 2));
    cells.addAll(Cells.grid(Cells.setting(7), 30, 4));

    assertThat(planner(40, 2).tasks(cells))
        .allSatisfy(
            task -> {
              List<Cell> held = cells(List.of(task));
              double work = held.stream().mapToDouble(TaskPlannerTest::epochs).sum();
              assertThat(held.size() == 1 || work <= 40).isTrue();
            });
  }

  @Test
  void tinyCellsShareTasks() {
    List<Cell> cells = Cells.grid(Cells.setting(1), 20, 50);

    assertThat(planner(100, 2).tasks(cells)).hasSizeLessThan(30);
  }

  @Test
  void slotsDoNotWriteTheirFirstRowsAllAtOnce() {
    List<SweepTask> tasks = planner(10, 16).tasks(Cells.grid(Cells.setting(1), 20, 500));

    assertThat(tasks.subList(0, 16).stream().map(task -> cells(List.of(task)).size()))
        .containsExactly(1, 1, 1, 2, 3, 3, 4, 5, 5, 6, 6, 7, 8, 8, 9, 10);
    assertThat(tasks.subList(16, 500)).allMatch(task -> cells(List.of(task)).size() == 10);
  }

  @Test
  void lastTasksAreSmallSoThatSlotsEndTogether() {
    List<SweepTask> tasks = planner(1000, 4).tasks(Cells.grid(Cells.setting(1), 20, 50));

    assertThat(endsOfSlots(tasks, 4)).allSatisfy(end -> assertThat(end).isBetween(249.0, 252.0));
  }

  @Test
  void allSlotsHaveWorkWhereThereIsLittle() {
    assertThat(planner(1000, 4).tasks(Cells.grid(Cells.setting(1), 4, 1))).hasSize(4);
  }

  @Test
  void noCellIsLeftOverWhereBatchesCouldBeAlike() {
    List<SweepTask> tasks = planner(1000, 1).tasks(Cells.grid(Cells.setting(1), 25, 40));

    assertThat(
            tasks.get(0).batches().stream().limit(8).map(priced -> priced.batch().cells().size()))
        .containsExactly(7, 6, 6, 6, 7, 6, 6, 6);
  }

  private static TaskPlanner planner(double mostFlops, int slots) {
    return new TaskPlanner(TaskPlannerTest::epochs, mostFlops, slots);
  }

  private static double epochs(Cell cell) {
    return cell.setting().epochs();
  }

  private static List<Cell> cells(List<SweepTask> tasks) {
    return tasks.stream()
        .flatMap(task -> task.batches().stream())
        .flatMap(priced -> priced.batch().cells().stream())
        .toList();
  }

  /** When each slot ends, if the slot that is free first takes the next task. */
  private static List<Double> endsOfSlots(List<SweepTask> tasks, int slots) {
    List<Double> ends = new ArrayList<>(Collections.nCopies(slots, 0.0));
    for (SweepTask task : tasks) {
      double work = cells(List.of(task)).stream().mapToDouble(TaskPlannerTest::epochs).sum();
      ends.set(0, ends.get(0) + work);
      Collections.sort(ends);
    }
    return ends;
  }
}
