package dev.initsweep.plan;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import java.util.Map;

/**
 * A group is a setting and one axis to vary its initial scale on. It is what a verdict is about.
 *
 * @param setting everything but initial scale and seed
 * @param axis the way to vary the scale
 */
public record Group(Setting setting, Axis axis) {

  private static final int LONGEST_NUMBER = 20;

  /** Returns the identity: SHA-256 over the setting's id and the axis. */
  public String id() {
    return Identity.hash(Map.of("setting", setting.id(), "axis", axis.identity()));
  }

  public Cell cell(double coordinate, long seed) {
    return new Cell(setting, axis.scales(coordinate, setting.architecture()), seed);
  }

  /** Returns the cell of He-normal's scales, on the axis or not. */
  public Cell he(long seed) {
    return new Cell(setting, Scales.he(setting.architecture().depth()), seed);
  }

  /** Returns a title such as {@code mnist 784-128-128-10 relu, eta 0.05, fan-in}. */
  public String title() {
    return "%s %s %s, eta %s, %s"
        .formatted(
            setting.data().name(),
            setting.architecture().text(),
            setting.architecture().activation().label(),
            text(setting.learningRate()),
            axis.label());
  }

  /** A number as ids have it, but in short where its digits would fill a line. */
  private static String text(double number) {
    String text = Identity.decimal(number);
    return text.length() <= LONGEST_NUMBER ? text : String.valueOf(number);
  }
}
