package dev.initsweep.verify;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells cells apart as their ids do, without a digest for each: settings and scales repeat, so that
 * each is written out once. With a hundred thousand cells and many groups this is what a report
 * would wait for.
 */
final class CellKeys {

  private final Map<Setting, String> settings = new HashMap<>();
  private final Map<Scales, String> scales = new HashMap<>();

  /** Two cells have one key exactly if they have one id. */
  record Key(String setting, String scales, long seed) {}

  Key of(Cell cell) {
    return new Key(
        settings.computeIfAbsent(cell.setting(), Setting::id),
        scales.computeIfAbsent(cell.scales(), CellKeys::text),
        cell.seed());
  }

  private static String text(Scales scales) {
    return scales.perLayer().stream().map(Identity::decimal).collect(Collectors.joining(","));
  }
}
