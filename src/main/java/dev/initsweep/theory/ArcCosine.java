package dev.initsweep.theory;

/**
 * Arc-cosine kernels (Cho and Saul 2009, equations 4 to 6), normalised to 1 at cosine 1: twice the
 * mean of phi'(u) phi'(v), and of phi(u) phi(v), for ReLU and unit normals u, v of a given
 * correlation.
 */
final class ArcCosine {

  private ArcCosine() {}

  /** Of degree 0. */
  static double zero(double cosine) {
    return 1 - angle(cosine) / Math.PI;
  }

  /** Of degree 1. */
  static double one(double cosine) {
    double angle = angle(cosine);
    return (Math.sin(angle) + (Math.PI - angle) * Math.cos(angle)) / Math.PI;
  }

  private static double angle(double cosine) {
    return Math.acos(Math.max(-1, Math.min(1, cosine)));
  }
}
