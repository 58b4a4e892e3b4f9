/**
 * The vocabulary: what a sweep is made of and what comes out of it, as immutable records.
 *
 * <p>Start with {@link dev.initsweep.cell.Setting} (everything but initial scale and seed), {@link
 * dev.initsweep.cell.Cell} (one training: a setting, one variance scale per layer, a seed) and
 * {@link dev.initsweep.cell.CellResult} (what that training gave). {@link
 * dev.initsweep.cell.Architecture} is a network, {@link dev.initsweep.cell.Architectures} lists the
 * families, and {@link dev.initsweep.cell.SettingField} says what a setting's fields are called
 * where. {@link dev.initsweep.cell.Prediction} and {@link dev.initsweep.cell.Verdict} are the rows
 * of the other two tables. Imports nothing of ours.
 */
package dev.initsweep.cell;
