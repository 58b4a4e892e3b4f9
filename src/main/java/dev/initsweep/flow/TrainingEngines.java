package dev.initsweep.flow;

import dev.initsweep.sweep.EngineSource;
import dev.initsweep.train.Engine;
import dev.initsweep.train.Engines;
import dev.initsweep.train.NativeRuntime;

/** The engines of package {@code train}, found anew on every executor. */
final class TrainingEngines implements EngineSource {

  private static final long serialVersionUID = 1L;

  @Override
  public Engine named(String label) {
    return Engines.named(label);
  }

  @Override
  public String kernel() {
    return NativeRuntime.singleThreaded().kernel();
  }
}
