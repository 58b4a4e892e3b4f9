package dev.initsweep.plan;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Scales;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An axis is one way to vary the initial scale. It is a parametrisation of the vector (g_1 .. g_D)
 * by one positive coordinate (theory page, "Notation"). On every axis, log2 of r, the squared norm
 * over He's, is the common abscissa.
 */
public sealed interface Axis {

  /** Returns the name in plans and tables. */
  String label();

  /** Returns the short symbol of the coordinate, for figures. */
  String symbol();

  /**
   * Returns the variance scales at a coordinate.
   *
   * @throws IllegalArgumentException if a scale would not be positive
   */
  Scales scales(double coordinate, Architecture architecture);

  /** Returns the coordinate at which the squared norm over He's is r. */
  double coordinate(double ratioToHe, Architecture architecture);

  /** Returns the text that identifies the axis with all its parameters. */
  default String identity() {
    return label();
  }

  /** Returns r at a coordinate. */
  default double ratioToHe(double coordinate, Architecture architecture) {
    return scales(coordinate, architecture).ratioToHe(architecture);
  }

  /**
   * Returns the coordinate of scales that lie on this axis, to a relative 1e-9 in every layer. It
   * is empty where they do not.
   */
  default OptionalDouble coordinateOf(Scales scales, Architecture architecture) {
    double coordinate = coordinate(scales.ratioToHe(architecture), architecture);
    Scales here;
    try {
      here = scales(coordinate, architecture);
    } catch (IllegalArgumentException e) {
      return OptionalDouble.empty();
    }
    boolean same =
        IntStream.range(0, scales.depth())
            .allMatch(
                l -> Math.abs(here.layer(l) - scales.layer(l)) <= 1e-9 * Math.abs(scales.layer(l)));
    return same ? OptionalDouble.of(coordinate) : OptionalDouble.empty();
  }

  /** The coordinate is g: every layer has variance g / n_l. */
  record FanIn() implements Axis {
    @Override
    public String label() {
      return "fan-in";
    }

    @Override
    public String symbol() {
      return "g";
    }

    @Override
    public Scales scales(double coordinate, Architecture architecture) {
      return Scales.uniform(coordinate, architecture.depth());
    }

    @Override
    public double coordinate(double ratioToHe, Architecture architecture) {
      return Scales.HE * ratioToHe;
    }
  }

  /** The coordinate is sigma^2: every weight has this variance. */
  record Global() implements Axis {
    @Override
    public String label() {
      return "global";
    }

    @Override
    public String symbol() {
      return "σ²";
    }

    @Override
    public Scales scales(double coordinate, Architecture architecture) {
      return new Scales(
          IntStream.range(0, architecture.depth())
              .mapToObj(l -> architecture.fanIn(l) * coordinate)
              .toList());
    }

    @Override
    public double coordinate(double ratioToHe, Architecture architecture) {
      return ratioToHe * Scales.HE * architecture.units() / architecture.weights();
    }
  }

  /**
   * The coordinate is c: layer l has variance c g_l / n_l.
   *
   * @param vector (g_1 .. g_D)
   */
  record Layers(List<Double> vector) implements Axis {
    public Layers {
      vector = List.copyOf(vector);
    }

    @Override
    public String label() {
      return "layers";
    }

    @Override
    public String symbol() {
      return "c";
    }

    @Override
    public String identity() {
      return vector.stream().map(Identity::decimal).collect(Collectors.joining(",", "layers:", ""));
    }

    @Override
    public Scales scales(double coordinate, Architecture architecture) {
      return new Scales(vector.stream().map(g -> coordinate * g).toList());
    }

    @Override
    public double coordinate(double ratioToHe, Architecture architecture) {
      return ratioToHe / new Scales(vector).ratioToHe(architecture);
    }
  }

  /** The coordinate is r: g_l = 2 + s / m_l. Here r = 1 + D s / (2 sum m_l). */
  record Balanced() implements Axis {
    @Override
    public String label() {
      return "balanced";
    }

    @Override
    public String symbol() {
      return "r";
    }

    @Override
    public Scales scales(double coordinate, Architecture architecture) {
      double s = (coordinate - 1) * Scales.HE * architecture.units() / architecture.depth();
      return new Scales(
          IntStream.range(0, architecture.depth())
              .mapToObj(l -> Scales.HE + s / architecture.units(l))
              .toList());
    }

    @Override
    public double coordinate(double ratioToHe, Architecture architecture) {
      return ratioToHe;
    }
  }
}
