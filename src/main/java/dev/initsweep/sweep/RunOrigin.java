package dev.initsweep.sweep;

import dev.initsweep.cell.Provenance;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Holds what the driver knows of where results come from; executors add the rest of the provenance.
 *
 * @param planHash hash of the plan that asks for the cells
 * @param codeVersion version of initsweep
 * @param commit commit that initsweep was built from, or {@code unknown}
 * @param libraries versions of the numerical libraries
 */
public record RunOrigin(String planHash, String codeVersion, String commit, String libraries)
    implements Serializable {

  /** The provenance of a result, with what the place of its training adds. */
  Provenance provenance(
      String kernel, String host, int attempt, Instant started, double seconds, String engine) {
    return new Provenance(
        planHash, codeVersion, commit, libraries, kernel, host, attempt, started, seconds, engine);
  }

  /** All of a training's provenance that may decide its bits, by name. */
  Map<String, String> madeWith(String kernel, String engine) {
    Map<String, String> madeWith = new LinkedHashMap<>();
    madeWith.put("engine", engine);
    madeWith.put("kernel", kernel);
    madeWith.put("libraries", libraries);
    madeWith.put("code-version", codeVersion);
    madeWith.put("commit", commit);
    return madeWith;
  }
}
