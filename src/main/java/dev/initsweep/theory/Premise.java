package dev.initsweep.theory;

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

  /** Refuses for a reason, unless a premise holds. */
  static Optional<String> require(boolean holds, String reason) {
    return holds ? Optional.empty() : Optional.of(reason);
  }
}
