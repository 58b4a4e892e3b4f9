package dev.initsweep.theory;

/** Octaves, the same bits on every machine. */
final class Octaves {

  private static final double LN_2 = StrictMath.log(2);

  private Octaves() {}

  static double log2(double positive) {
    return StrictMath.log(positive) / LN_2;
  }

  static double exp2(double octaves) {
    return StrictMath.pow(2, octaves);
  }
}
