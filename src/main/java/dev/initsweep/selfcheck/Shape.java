package dev.initsweep.selfcheck;

import java.util.function.DoubleUnaryOperator;

/**
 * Describes the log loss that a group's trainings have in the mean along the axis. It is over the
 * least and without a cap; u is in octaves from where it is least.
 *
 * @param name for people
 * @param rise over the least value
 * @param cliff octaves from the optimum beyond which trainings fail; infinite where they never do
 * @param cliffSpread standard deviation among seeds of the cliff's place
 * @param second where a second dip lies, in octaves from the optimum; NaN where there is none
 */
public record Shape(
    String name, DoubleUnaryOperator rise, double cliff, double cliffSpread, double second) {

  /** Curvature per square octave at the optimum of the two shapes that trials gave. */
  static final double CURVATURE = .67;

  private static final double STEEP_FALL = .4;

  /** The curve is much steeper above its optimum than below; its parabolas move by .3 octaves. */
  public static final Shape SKEWED = smooth("skewed", Shape::skewed);

  /** The curve is a parabola that turns into straight lines. */
  public static final Shape SYMMETRIC =
      smooth("symmetric", u -> CURVATURE * (Math.sqrt(1 + u * u) - 1));

  /** The curve has straight lines that meet. */
  public static final Shape KINK = kink(.4, .4);

  /** The curve has straight lines that meet, one three times as steep as any optimizer's bowl. */
  public static final Shape STEEP_KINK = kink(.3, 1.2);

  /** The curve is the same the other way round. */
  public static final Shape MIRRORED_KINK = kink(1.2, .3);

  /** The curve has parabolas of different curvature. */
  public static final Shape PARABOLAS = parabolas("parabolas .2/1.5", .2, 1.5);

  /** The curve is the same the other way round. */
  public static final Shape MIRRORED_PARABOLAS = parabolas("parabolas 1.5/.2", 1.5, .2);

  /** The curve is flat over two octaves. */
  public static final Shape FLAT = smooth("flat .03 u^4", u -> .03 * u * u * u * u);

  /**
   * The curve is the skewed one with a cliff half an octave above the optimum, whose place varies.
   */
  public static final Shape NEAR_CLIFF =
      new Shape("cliff at .5", Shape::skewed, .5, .25, Double.NaN);

  /** The curve is the skewed one with a cliff an octave above the optimum, whose place varies. */
  public static final Shape CLIFF = new Shape("cliff at 1", Shape::skewed, 1, .25, Double.NaN);

  /** The curve falls straight to a cliff, which stands at the optimum. */
  public static final Shape FALL_TO_CLIFF =
      new Shape("falls .4 to a cliff", u -> -STEEP_FALL * u, 0, 0, Double.NaN);

  /**
   * The curve falls straight to a cliff whose place varies. The mean's optimum is made by rare
   * seeds, which no few seeds show: outside the bounds.
   */
  public static final Shape FALL_TO_VARYING_CLIFF =
      new Shape("falls .4 to a varying cliff", u -> -STEEP_FALL * u, 0, .25, Double.NaN);

  /** The curve has no optimum for three octaves, then a bowl, then a cliff. */
  public static final Shape PLATEAU =
      new Shape("plateau, cliff at 1", u -> .5 * square(Math.max(u, -3)), 1, 0, Double.NaN);

  /** The curve has two bowls far apart. */
  public static final Shape TWO_WELLS = wells("wells -4 + .1", .5, -4, .1);

  /** The curve has two bowls far apart, of nearly the same depth. */
  public static final Shape EVEN_WELLS = wells("wells -4 + .03", .5, -4, .03);

  /** The curve has two bowls that meet. */
  public static final Shape NEAR_WELLS = wells("wells -2 + .05", .67, -2, .05);

  /** The curve has two bowls, the deeper one at the smaller variance. */
  public static final Shape WELLS_ABOVE = wells("wells +4 + .05", .5, 4, .05);

  private static Shape smooth(String name, DoubleUnaryOperator rise) {
    return new Shape(name, rise, Double.POSITIVE_INFINITY, 0, Double.NaN);
  }

  private static Shape kink(double left, double right) {
    return smooth("kink %s/%s".formatted(left, right), u -> u < 0 ? -left * u : right * u);
  }

  private static Shape parabolas(String name, double left, double right) {
    return smooth(name, u -> (u < 0 ? left : right) * u * u);
  }

  private static Shape wells(String name, double curvature, double second, double higher) {
    return new Shape(
        name,
        u -> Math.min(curvature * u * u, curvature * square(u - second) + higher),
        Double.POSITIVE_INFINITY,
        0,
        second);
  }

  private static double skewed(double u) {
    return CURVATURE * (Math.exp(u) - u - 1);
  }

  private static double square(double u) {
    return u * u;
  }

  /** Tells whether there is a second dip. */
  boolean hasSecond() {
    return !Double.isNaN(second);
  }

  /** The same curve seen from above its optimum. */
  Shape mirrored() {
    return new Shape(name + ", mirrored", u -> rise.applyAsDouble(-u), cliff, cliffSpread, -second);
  }
}
