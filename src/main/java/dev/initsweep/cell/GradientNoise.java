package dev.initsweep.cell;

/**
 * Measured on the cell's first 1,000 training examples, over weights only, without weight decay.
 *
 * @param start trace of the centred covariance of single examples' gradients before training
 * @param end the same after training
 * @param virial inner product of weights and mean gradient over T d at the end, with T = eta end /
 *     (2 B d): 1 in a stationary state (theory page, "From SGD to the bound")
 */
public record GradientNoise(double start, double end, double virial) {}
