/**
 * Data sets: the registry, readers of files, fetching with checksums, synthetic data.
 *
 * <p>Start with {@link dev.initsweep.data.Dataset}. May import {@code cell} only.
 */
package dev.initsweep.data;
