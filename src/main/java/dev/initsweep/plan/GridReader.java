package dev.initsweep.plan;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the points at which the groups of a sweep are trained, and its axes. */
final class GridReader {

  private static final int MOST_POINTS = 10_000;
  private static final String FROM = "grid.from";
  private static final String TO = "grid.to";
  private static final String PER_OCTAVE = "grid.per-octave";
  private static final String VALUES = "grid.values";

  private final ConfigLayers layers;
  private final Abscissa abscissa;

  GridReader(ConfigLayers layers) {
    this.layers = layers;
    this.abscissa = TypedValues.named(layers.at("grid.abscissa"), Abscissa.class);
  }

  /** Says what the numbers of a grid mean. */
  private enum Abscissa implements Named {
    /** They are coordinates of the axis. */
    COORDINATE("coordinate"),

    /** They are squared norms of the initial weights over He's. */
    RATIO_TO_HE("r"),

    /** They are standard deviations of all weights. */
    DEVIATION("s0");

    private final String label;

    Abscissa(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /**
   * Refuses an axis on which the grid's numbers mean nothing.
   *
   * @throws BadInputException if they are standard deviations and the axis has several
   */
  void check(Axis axis) {
    if (abscissa == Abscissa.DEVIATION && !(axis instanceof Axis.Global)) {
      throw layers
          .at("grid.abscissa")
          .invalid(
              "coordinate or r with axis %s, as s0 is the standard deviation of all weights on axis"
                      .formatted(axis.label())
                  + " global");
    }
  }

  /** The numbers of the grid in ascending order, before an axis gives them a meaning. */
  List<Sourced<Double>> grid() {
    Entry values = layers.at(VALUES);
    if (useValues(values)) {
      return TypedValues.each(values, TypedValues::positive).stream()
          .sorted(Comparator.comparing(Sourced::value))
          .toList();
    }
    Entry from = layers.at(FROM);
    Entry to = layers.at(TO);
    double least = TypedValues.positive(from);
    double greatest = TypedValues.positive(to);
    if (greatest <= least) {
      throw to.invalid("more than %s = %s".formatted(FROM, from.found()));
    }
    return geometric(least, from, greatest, to, layers.at(PER_OCTAVE));
  }

  /** A list beats a range that stands further out, and is refused beside one. */
  private boolean useValues(Entry values) {
    for (ConfigLayers.Layer layer : layers.inOrder()) {
      boolean list =
          layer.peek(VALUES).filter(entry -> !TypedValues.elements(entry).isEmpty()).isPresent();
      Optional<Entry> range =
          List.of(FROM, TO, PER_OCTAVE).stream()
              .flatMap(key -> layer.peek(key).stream())
              .findFirst();
      if (list && range.isPresent()) {
        throw new BadInputException(
            "%s: Invalid key %s: %s (expected none beside %s, which %s gives)"
                .formatted(
                    range.get().place(),
                    range.get().key(),
                    range.get().found(),
                    VALUES,
                    layer.peek(VALUES).orElseThrow().place()));
      }
      if (list || (layer.peek(FROM).isPresent() && layer.peek(TO).isPresent())) {
        return list;
      }
      if (range.isPresent() && !TypedValues.elements(values).isEmpty()) {
        throw range
            .get()
            .invalid(
                "%s and %s together, in place of %s, which %s gives"
                    .formatted(FROM, TO, VALUES, values.place()));
      }
    }
    return false;
  }

  /** The numbers at which pilots are trained. */
  List<Sourced<Double>> pilots(List<Sourced<Double>> grid) {
    Entry from = layers.at("pilots.from");
    Entry to = layers.at("pilots.to");
    double least = end(from, grid.get(0));
    double greatest = end(to, grid.get(grid.size() - 1));
    if (greatest < least) {
      throw to.invalid("at least pilots.from = " + from.found());
    }
    return geometric(least, from, greatest, to, layers.at("pilots.per-octave"));
  }

  private static double end(Entry entry, Sourced<Double> ofGrid) {
    return TypedValues.isText(entry, "grid")
        ? ofGrid.value()
        : TypedValues.atLeast(entry, Double.MIN_VALUE, "a positive number or grid");
  }

  private static List<Sourced<Double>> geometric(
      double from, Entry fromEntry, double to, Entry toEntry, Entry perOctaveEntry) {
    double perOctave = TypedValues.positive(perOctaveEntry);
    // The allowance lets whole steps reach the end in spite of rounding.
    double steps = Math.floor(perOctave * (StrictMath.log(to / from) / StrictMath.log(2)) + 1e-9);
    if (!(steps < MOST_POINTS)) {
      throw perOctaveEntry.invalid(
          String.format(
              Locale.ROOT,
              "at most %d points from %s to %s",
              MOST_POINTS,
              fromEntry.found(),
              toEntry.found()));
    }
    List<Sourced<Double>> points = new ArrayList<>();
    for (int k = 0; k <= steps; k++) {
      double point = Identity.canonical(from * StrictMath.pow(2, k / perOctave));
      points.add(new Sourced<>(point, k == 0 ? fromEntry : toEntry));
    }
    return points;
  }

  /** Numbers of the grid as coordinates of an axis for one network. */
  List<Double> coordinates(List<Sourced<Double>> numbers, Axis axis, Architecture architecture) {
    return numbers.stream().map(number -> coordinate(number, axis, architecture)).toList();
  }

  private double coordinate(Sourced<Double> number, Axis axis, Architecture architecture) {
    double coordinate =
        switch (abscissa) {
          case COORDINATE -> number.value();
          case RATIO_TO_HE -> Identity.canonical(axis.coordinate(number.value(), architecture));
          case DEVIATION -> Identity.canonical(number.value() * number.value());
        };
    try {
      axis.scales(coordinate, architecture);
    } catch (IllegalArgumentException e) {
      throw number
          .entry()
          .invalid(
              "numbers that give %s with axis %s positive variances; %s does not%s"
                  .formatted(
                      architecture.text(),
                      axis.label(),
                      Identity.decimal(coordinate),
                      bound(axis, architecture)));
    }
    return coordinate;
  }

  private static String bound(Axis axis, Architecture architecture) {
    if (!(axis instanceof Axis.Balanced)) {
      return "";
    }
    int narrowest =
        IntStream.range(0, architecture.depth()).map(architecture::units).min().orElseThrow();
    return String.format(
        Locale.ROOT,
        ", as r must exceed %.4f",
        1 - (double) architecture.depth() * narrowest / architecture.units());
  }
}
