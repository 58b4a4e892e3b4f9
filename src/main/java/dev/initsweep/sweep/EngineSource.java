package dev.initsweep.sweep;

import dev.initsweep.train.Engine;
import java.io.Serializable;

/** Finds engines on an executor, as they themselves do not travel. */
public interface EngineSource extends Serializable {

  /**
   * Returns the engine with a label.
   *
   * @throws IllegalArgumentException if there is none
   */
  Engine named(String label);

  /**
   * Returns what decides the last bits of results here: BLAS build, its CPU kernel, ND4J's
   * extension. This is asked for before any training: where it loads native code, it keeps it to
   * one thread.
   */
  String kernel();
}
