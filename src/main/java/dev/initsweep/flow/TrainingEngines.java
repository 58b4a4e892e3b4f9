package dev.initsweep.flow;

import dev.initsweep.sweep.EngineSource;
import dev.initsweep.train.Engine;
import dev.initsweep.train.Engines;
import dev.initsweep.train.NativeRuntime;

/** The engines of package {@code train}, found anew on every executor. */
final class TrainingEngines implements EngineSource {

  private static final long serialVersionUID = 1L;

  /** What trains cells here, in a line. */
  static String description(String engine) {
    NativeRuntime runtime = NativeRuntime.singleThreaded();
    return "engine %s, %s, %d thread a cell"
        .formatted(Engines.named(engine).label(), runtime.kernel(), runtime.threads());
  }

  @Override
  public Engine named(String label) {
    return Engines.named(label);
  }

  @Override
  public String kernel() {
    return NativeRuntime.singleThreaded().kernel();
  }
}
