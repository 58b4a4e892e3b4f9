package dev.initsweep.verify;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Setting;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells cells apart as their ids do, without a digest for each: settings repeat, so that each is
 * written out once. With a hundred thousand cells and many groups this is what a report would wait
 * for.
 */
final class CellKeys {

  private final Map<Setting, String> settings = new HashMap<>();

  /** Two cells have one key exactly if they have one id. */
  record Key(String setting, String scales, long seed) {}

  Key of(Cell cell) {
    return new Key(
        settings.computeIfAbsent(cell.setting(), Setting::id),
        Identity.text(cell.scales()),
        cell.seed());
  }
}
