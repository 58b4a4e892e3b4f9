package dev.initsweep.sweep;

import java.io.Serializable;

/**
 * What the driver knows of where results come from; executors add the rest of the provenance.
 *
 * @param planHash hash of the plan that asks for the cells
 * @param codeVersion version of initsweep
 * @param commit commit that initsweep was built from, or {@code unknown}
 * @param libraries versions of the numerical libraries
 */
public record Origin(String planHash, String codeVersion, String commit, String libraries)
    implements Serializable {}
