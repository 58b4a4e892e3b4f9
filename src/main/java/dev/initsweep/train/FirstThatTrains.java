package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Setting;
import dev.initsweep.data.Dataset;
import java.util.List;

/**
 * Stands for the first of some engines that can train a setting.
 *
 * @param label its name in plans; tables have that of the engine that trained
 * @param engines the last of them trains every setting
 */
record FirstThatTrains(String label, List<EpochEngine> engines) implements Engine {

  @Override
  public EpochEngine of(Setting setting) {
    return engines.stream().filter(engine -> engine.trains(setting)).findFirst().orElseThrow();
  }

  @Override
  public double flops(Cell cell) {
    return of(cell.setting()).flops(cell);
  }

  @Override
  public MemoryNeed memory(Setting setting) {
    return of(setting).memory(setting);
  }

  @Override
  public List<Outcome> train(
      CellBatch batch, Dataset data, TrainingMonitor monitor, StateStore states) {
    return of(batch.setting()).train(batch, data, monitor, states);
  }
}
