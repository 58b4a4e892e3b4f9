package dev.initsweep.cell;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * An audit compares a cell's result with that of a second engine that trained the cell too.
 *
 * @param cell id of the cell
 * @param epochs after how many epochs both were compared; empty where that is the cell's last one
 * @param engine label of the engine whose result the table has
 * @param oracle label of the engine that it is held to
 * @param status how the cell ended, or stood then
 * @param oracleStatus how it ended by the oracle
 * @param loss training loss then; empty unless the status is OK
 * @param oracleLoss the oracle's; empty unless its status is OK
 * @param spread how far changes of the initial weights by one ulp move the loss at most; empty
 *     where the losses are so close that it was not measured
 * @param agrees whether both engines say the same to rounding, which training amplifies
 */
public record Audit(
    String cell,
    OptionalInt epochs,
    String engine,
    String oracle,
    Status status,
    Status oracleStatus,
    OptionalDouble loss,
    OptionalDouble oracleLoss,
    OptionalDouble spread,
    boolean agrees) {

  /** Returns the difference of the losses over the oracle's; empty unless both have one. */
  public OptionalDouble difference() {
    return loss.isPresent() && oracleLoss.isPresent()
        ? OptionalDouble.of(
            Math.abs(loss.getAsDouble() - oracleLoss.getAsDouble()) / oracleLoss.getAsDouble())
        : OptionalDouble.empty();
  }
}
