package dev.initsweep.theory;

/**
 * Arc-cosine kernels (Cho and Saul 2009, equations 4 to 6), normalised to 1 at cosine 1: twice the
 * mean of phi'(u) phi'(v), and of phi(u) phi(v), for ReLU and unit normals u, v of a given
 * correlation.
 */
final class ArcCosine {

  private ArcCosine() {}

  /** Returns the kernel of degree 0. */
  static double zero(double cosine) {
    return 1 - Math.acos(cosine) / Math.PI;
  }

  /**
   * Returns the kernel of degree 1.
   *
   * @param zero the value of degree 0, whose inverse cosine is the cost of both
   */
  static double one(double cosine, double zero) {
    return Math.sqrt(1 - cosine * cosine) / Math.PI + zero * cosine;
  }
}
