/**
 * Training: initial weights, minibatch order and the engines that turn a batch of cells into
 * outcomes. docs/training.md is the written semantics that every engine follows.
 *
 * <p>Start with {@link dev.initsweep.train.Engine}. May import {@code network}, {@code data} and
 * {@code cell}.
 */
package dev.initsweep.train;
