package dev.initsweep.verify;

/** A side of a point on the axis. */
enum Side {
  BELOW,
  ABOVE;

  @Override
  public String toString() {
    return this == BELOW ? "below" : "above";
  }
}
