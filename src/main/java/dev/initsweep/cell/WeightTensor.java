package dev.initsweep.cell;

import java.io.Serializable;

/**
 * Describes the weights that one initial scale applies to: a matrix of fan-in x units.
 *
 * @param name for people, unique in its network
 * @param fanIn n, how many values a unit adds up
 * @param count d, the number of weights; a multiple of the fan-in
 */
public record WeightTensor(String name, int fanIn, int count) implements Serializable {

  public WeightTensor {
    Checks.require(fanIn >= 1, "fan-in of " + name, fanIn, "at least 1");
    Checks.require(
        count >= fanIn && count % fanIn == 0,
        "number of weights of " + name,
        count,
        "a multiple of its fan-in " + fanIn);
  }
}
