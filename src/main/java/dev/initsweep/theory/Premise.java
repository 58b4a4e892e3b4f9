package dev.initsweep.theory;

import dev.initsweep.cell.Convolutional;
import dev.initsweep.cell.ConvolutionalStep.Kind;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Setting;
import java.util.Optional;

/** Premises that several predictors share. */
final class Premise {

  private Premise() {}

  /** Refuses networks that are not fully connected. */
  static Optional<String> fullyConnected(Setting setting) {
    return require(
        setting.architecture() instanceof Mlp,
        "it speaks of fully connected networks, and %s is none"
            .formatted(setting.architecture().text()));
  }

  /** Refuses networks that are neither fully connected nor convolutional. */
  static Optional<String> fullyConnectedOrConvolutional(Setting setting) {
    return require(
        setting.architecture() instanceof Mlp || setting.architecture() instanceof Convolutional,
        "it speaks of fully connected and convolutional networks, and %s is none"
            .formatted(setting.architecture().text()));
  }

  /** Refuses networks with residual branches. */
  static Optional<String> layersInARow(Setting setting) {
    return require(
        !(setting.architecture() instanceof Convolutional network)
            || network.steps().stream().noneMatch(step -> step.kind() == Kind.SUM),
        "it speaks of layers in a row, and %s has a residual branch"
            .formatted(setting.architecture().text()));
  }

  /** Refuses for a reason, unless a premise holds. */
  static Optional<String> require(boolean holds, String reason) {
    return holds ? Optional.empty() : Optional.of(reason);
  }
}
