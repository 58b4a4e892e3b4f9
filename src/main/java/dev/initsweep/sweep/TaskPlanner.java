package dev.initsweep.sweep;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Setting;
import dev.initsweep.train.CellBatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Turns cells into tasks: the longest cells first, so that none is left alone at the end; tiny
 * cells together, so that starting a task costs little; and a task's work bounded, as rows are
 * durable when their task ends.
 *
 * <p>The first task of each slot is of another size, so that slots do not all write their rows in
 * the same moment, wave after wave.
 *
 * <p>Towards the end tasks get smaller, down to a single cell, so that all slots end together: a
 * task holds at most a slot's half share of what is left ("guided self-scheduling",
 * Polychronopoulos and Kuck 1987).
 */
final class TaskPlanner {

  /** More cells side by side than this gain no speed. */
  private static final int MOST_CELLS = 8;

  private final ToDoubleFunction<Cell> cost;
  private final double mostFlops;
  private final int slots;

  /**
   * Plans tasks.
   *
   * @param cost flops of a cell; the same for all cells of a setting
   * @param mostFlops what a task may hold; a single cell may exceed it
   * @param slots how many tasks run at once
   */
  TaskPlanner(ToDoubleFunction<Cell> cost, double mostFlops, int slots) {
    this.cost = cost;
    this.mostFlops = mostFlops;
    this.slots = slots;
  }

  /** All cells, each in one task, in the order in which the tasks should start. */
  List<SweepTask> tasks(Collection<Cell> cells) {
    List<Family> families = families(cells);
    double left = families.stream().mapToDouble(f -> f.flops * f.cells.size()).sum();
    List<SweepTask> tasks = new ArrayList<>();
    List<SweepTask.Priced> open = new ArrayList<>();
    double room = room(0, left);
    for (Family family : families) {
      int from = 0;
      while (from < family.cells.size()) {
        int fitting = (int) Math.min(family.cells.size() - from, room / family.flops);
        if (fitting <= 0 && !open.isEmpty()) {
          tasks.add(new SweepTask(open));
          open.clear();
          room = room(tasks.size(), left);
          continue;
        }
        int to = from + batch(fitting);
        open.add(new SweepTask.Priced(new CellBatch(family.cells.subList(from, to)), family.flops));
        room -= (to - from) * family.flops;
        left -= (to - from) * family.flops;
        from = to;
      }
    }
    if (!open.isEmpty()) {
      tasks.add(new SweepTask(open));
    }
    return tasks;
  }

  /**
   * Batches of one size as nearly as can be: 25 cells are 7, 6, 6 and 6, as a lone cell is slow.
   */
  private static int batch(int fitting) {
    int batches = Math.max(1, (fitting + MOST_CELLS - 1) / MOST_CELLS);
    return Math.max(1, (fitting + batches - 1) / batches);
  }

  /** Returns what the next task may hold. */
  private double room(int tasks, double left) {
    double ofMost = tasks < slots ? (tasks + 1.0) / slots : 1;
    return Math.min(ofMost * mostFlops, left / (2 * slots));
  }

  private List<Family> families(Collection<Cell> cells) {
    Map<Setting, Map<Long, Family>> found = new LinkedHashMap<>();
    List<Family> families = new ArrayList<>();
    for (Cell cell : cells) {
      found
          .computeIfAbsent(cell.setting(), setting -> new LinkedHashMap<>())
          .computeIfAbsent(
              cell.seed(),
              seed -> {
                Family family = new Family(cost.applyAsDouble(cell), new ArrayList<>());
                families.add(family);
                return family;
              })
          .cells
          .add(cell);
    }
    families.sort(Comparator.comparingDouble((Family family) -> -family.flops));
    return families;
  }

  /** Cells of one setting and seed. */
  private record Family(double flops, List<Cell> cells) {}
}
