/**
 * The one promise to callers: runs plans on a Spark session that they have, and gives verdicts as
 * records and tables as data frames. It prints nothing and ends no process.
 *
 * <p>Signatures here name types of {@code cell}, {@code plan} and {@code verify}, and what callers
 * implement: {@code theory.Predictor}, {@code train.Engine}, {@code data.Dataset}. Other packages
 * may change with every version. docs/api.md has an example.
 *
 * <p>It stands above {@code flow}; {@code recommend}, {@code planted} and {@code cli} are its
 * callers.
 */
package dev.initsweep.api;
