package dev.initsweep.sweep;

import dev.initsweep.train.Engine;
import java.io.Serializable;

/** Finds an engine by its label on the executor, as engines themselves do not travel. */
@FunctionalInterface
public interface EngineSource extends Serializable {

  Engine named(String label);
}
