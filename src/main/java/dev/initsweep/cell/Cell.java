package dev.initsweep.cell;

import java.io.Serializable;

/**
 * A cell is one training.
 *
 * @param setting everything but initial scale and seed
 * @param scales variance scales, one a layer
 * @param seed plans take seeds below 2^31; pilots take seeds from {@link #FIRST_PILOT_SEED} up
 */
public record Cell(Setting setting, Scales scales, long seed) implements Serializable {

  /** Begins the range of seeds that pilots draw from, so that no plan's cell is ever a pilot. */
  public static final long FIRST_PILOT_SEED = 1L << 31;

  public Cell {
    Checks.require(
        scales.depth() == setting.architecture().depth(),
        "variance scales",
        scales.perLayer(),
        setting.architecture().depth() + " numbers, one a layer");
    Checks.require(seed >= 0, "seed", seed, "0 or more");
  }

  /** Returns the identity of this cell, 64 hex digits; see {@link Identity}. */
  public String id() {
    return Identity.of(this);
  }

  public boolean isPilot() {
    return seed >= FIRST_PILOT_SEED;
  }
}
