package dev.initsweep.selfcheck;

import java.util.List;
import java.util.stream.Stream;

/** Lists the kinds of groups on which verdicts are measured. */
public final class Scenarios {

  /** All shapes; the last is outside the bounds. */
  static final List<Shape> SHAPES =
      List.of(
          Shape.SKEWED,
          Shape.SYMMETRIC,
          Shape.KINK,
          Shape.STEEP_KINK,
          Shape.MIRRORED_KINK,
          Shape.PARABOLAS,
          Shape.MIRRORED_PARABOLAS,
          Shape.FLAT,
          Shape.NEAR_CLIFF,
          Shape.CLIFF,
          Shape.FALL_TO_CLIFF,
          Shape.PLATEAU,
          Shape.TWO_WELLS,
          Shape.EVEN_WELLS,
          Shape.NEAR_WELLS,
          Shape.WELLS_ABOVE,
          Shape.FALL_TO_VARYING_CLIFF);

  /** Shapes that are tried with every noise. */
  private static final List<Shape> FEW =
      List.of(Shape.SKEWED, Shape.STEEP_KINK, Shape.PARABOLAS, Shape.EVEN_WELLS);

  private static final List<Noise> NOISES =
      List.of(Noise.WHITE, Noise.ROUGH, Noise.SMOOTH, Noise.LOW, Noise.HEAVY, Noise.GROWING);

  /** Holds every shape with mixed noise, every noise with four shapes, and one that diverges. */
  public static final List<Scenario> ALL =
      Stream.of(
              SHAPES.stream().map(shape -> new Scenario(shape, Noise.MIXED)),
              NOISES.stream().flatMap(n -> FEW.stream().map(shape -> new Scenario(shape, n))),
              Stream.of(new Scenario(Shape.SKEWED, Noise.MIXED, true)))
          .flatMap(scenarios -> scenarios)
          .toList();

  /** Holds those of mixed noise that have one dip, for {@code near-least-loss}. */
  public static final List<Scenario> NEAR =
      SHAPES.stream()
          .filter(shape -> !shape.hasSecond() && !shape.equals(Shape.FALL_TO_VARYING_CLIFF))
          .map(shape -> new Scenario(shape, Noise.MIXED))
          .toList();

  /** Holds the shapes whose asymmetry changes along a family. */
  public static final List<Scenario> ASYMMETRIC =
      Stream.of(Shape.SKEWED, Shape.STEEP_KINK, Shape.PARABOLAS)
          .map(shape -> new Scenario(shape, Noise.MIXED))
          .toList();

  private Scenarios() {}
}
