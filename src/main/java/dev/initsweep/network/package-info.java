/**
 * What networks are in mathematics and in DL4J: activations and their derivatives, and how each
 * family computes, once by DL4J and once by plain loops in double.
 *
 * <p>Start with {@link dev.initsweep.network.Network} and the list {@link
 * dev.initsweep.network.Networks}. May import {@code cell} only.
 */
package dev.initsweep.network;
