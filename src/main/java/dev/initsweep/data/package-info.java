/**
 * Data sets: the registry, readers of files, fetching with checksums, synthetic data.
 *
 * <p>Start with {@link dev.initsweep.data.DataSources}, which gives a {@link
 * dev.initsweep.data.Dataset} for a name; tables of the user's own begin with {@code OwnData}. May
 * import {@code cell} only.
 */
package dev.initsweep.data;
