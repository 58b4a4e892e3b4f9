/**
 * What networks are in mathematics and in DL4J: activations and their derivatives, initial
 * distributions, an architecture's DL4J configuration.
 *
 * <p>May import {@code cell} only.
 */
package dev.initsweep.network;
