/**
 * Tables as Parquet: schemas, writing, reading, provenance. docs/format.md is the written schema.
 *
 * <p>Start with {@link dev.initsweep.store.ResultsFolder}. May import {@code cell}, {@code plan}
 * and {@code data}.
 */
package dev.initsweep.store;
