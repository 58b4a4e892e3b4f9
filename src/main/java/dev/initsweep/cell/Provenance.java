package dev.initsweep.cell;

import java.time.Instant;

/**
 * Records where a result comes from. None of it is part of a cell's identity, and none of it is
 * compared when two results of one cell are held against each other, but for {@code kernel}: only
 * results of one engine and kernel are promised to have the same bits.
 *
 * @param planHash hash of the plan that asked for the cell
 * @param codeVersion version of initsweep
 * @param commit commit that initsweep was built from, or {@code unknown}
 * @param libraries versions of the numerical libraries
 * @param kernel BLAS build, its CPU kernel and ND4J's CPU extension
 * @param host name of the machine
 * @param attempt Spark's attempt number of the task, from 0
 * @param started when training began
 * @param seconds how long training and evaluation took
 * @param engine label of the engine
 */
public record Provenance(
    String planHash,
    String codeVersion,
    String commit,
    String libraries,
    String kernel,
    String host,
    int attempt,
    Instant started,
    double seconds,
    String engine) {}
