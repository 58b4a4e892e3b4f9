package dev.initsweep.verify;

import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Exponent;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.statistics.Slope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds how the empirical optimum moves with the learning rate, the width and the length of
 * training. It does so over groups that differ in nothing else. Exponents say more than points.
 */
public final class Exponents {

  private Exponents() {}

  /**
   * Returns an exponent for each family of two groups or more, and each predictor of all its
   * groups.
   */
  public static List<Exponent> of(Collection<GroupReport> reports) {
    List<Exponent> exponents = new ArrayList<>();
    for (ScalingSeries family : ScalingSeries.values()) {
      family.families(reports).forEach(groups -> exponents.addAll(ofFamily(family, groups)));
    }
    return exponents;
  }

  private static List<Exponent> ofFamily(ScalingSeries family, List<GroupReport> groups) {
    List<GroupReport> sorted =
        groups.stream()
            .sorted(Comparator.comparingDouble(r -> family.value(r.plan().group())))
            .toList();
    List<GroupReport> found =
        sorted.stream()
            .filter(r -> r.optimum().coordinate().isPresent() && r.optimum().interval().isPresent())
            .toList();
    return sorted.get(0).plan().predictors().stream()
        .filter(spec -> sorted.stream().allMatch(r -> r.plan().predictors().contains(spec)))
        .map(spec -> exponent(family, sorted, found, spec))
        .toList();
  }

  private static Exponent exponent(
      ScalingSeries family, List<GroupReport> all, List<GroupReport> found, PredictorSpec spec) {
    double[] x = abscissae(family, found);
    Optional<Estimate> slope =
        found.size() < 2
            ? Optional.empty()
            : Optional.of(Slope.of(x, found.stream().map(Exponents::log2Optimum).toList()));
    Double stated = spec.exponents().get(family.label());
    Optional<Estimate> difference = Optional.empty();
    OptionalDouble claimed = OptionalDouble.empty();
    String source = "";
    if (stated != null) {
      claimed = OptionalDouble.of(stated);
      source = "plan";
      difference = slope.map(s -> less(s, stated));
    } else {
      List<Estimate> distances =
          found.stream().flatMap(r -> distance(r, spec.name()).stream()).toList();
      if (slope.isPresent() && distances.size() == found.size()) {
        Estimate d = Slope.of(x, distances);
        difference = Optional.of(d);
        claimed = OptionalDouble.of(withoutNoise(slope.get().value() - d.value()));
        source = "predictions";
      }
    }
    Group first = all.get(0).plan().group();
    double from = family.value(first);
    double to = family.value(all.get(all.size() - 1).plan().group());
    return new Exponent(
        words(family, all),
        first.axis().identity(),
        family.label(),
        from,
        to,
        found.size(),
        spec.name(),
        slope,
        claimed,
        source,
        difference,
        conclude(difference, slope, all.get(0).plan().verdict().margin(), x),
        Slope.METHOD,
        caveat(all, found, x));
  }

  /** A difference of slopes that is 0 but for rounding is 0. */
  private static double withoutNoise(double value) {
    return Math.abs(value) < 1e-12 ? 0 : value;
  }

  /** Concludes whether the two laws part by less than the margin over the range of the quantity. */
  private static Conclusion conclude(
      Optional<Estimate> difference, Optional<Estimate> slope, double margin, double[] x) {
    if (difference.isEmpty()) {
      return slope.isEmpty() ? Conclusion.INCONCLUSIVE : Conclusion.NO_PREDICTION;
    }
    double range = x[x.length - 1] - x[0];
    double low = range * difference.get().interval().low();
    double high = range * difference.get().interval().high();
    if (low > -margin && high < margin) {
      return Conclusion.COINCIDES;
    }
    return low > margin || high < -margin ? Conclusion.DIFFERS : Conclusion.INCONCLUSIVE;
  }

  private static double[] abscissae(ScalingSeries family, List<GroupReport> found) {
    return found.stream()
        .mapToDouble(r -> Places.octaves(family.value(r.plan().group())))
        .toArray();
  }

  private static Estimate log2Optimum(GroupReport report) {
    Interval interval = report.optimum().interval().orElseThrow();
    return new Estimate(
        Places.octaves(report.optimum().coordinate().orElseThrow()),
        new Interval(log2(interval.low()), log2(interval.high())));
  }

  /** An open lower end is minus infinity, of which there is no logarithm. */
  private static double log2(double coordinate) {
    return coordinate <= 0 ? Double.NEGATIVE_INFINITY : Places.octaves(coordinate);
  }

  /** Log2 of optimum over prediction, as claim 1 has it. */
  private static Optional<Estimate> distance(GroupReport report, String predictor) {
    return report.verdicts().stream()
        .filter(v -> v.claim() == Claim.COINCIDENCE && v.predictor().equals(predictor))
        .findFirst()
        .flatMap(Verdict::estimate);
  }

  private static Estimate less(Estimate estimate, double value) {
    return new Estimate(
        estimate.value() - value,
        new Interval(estimate.interval().low() - value, estimate.interval().high() - value));
  }

  private static String words(ScalingSeries family, List<GroupReport> all) {
    List<String> values =
        all.stream().map(r -> Identity.decimal(family.value(r.plan().group()))).toList();
    return "%s and others that differ in %s only: %s"
        .formatted(all.get(0).plan().group().title(), family.label(), String.join(", ", values));
  }

  private static String caveat(List<GroupReport> all, List<GroupReport> found, double[] x) {
    List<String> parts = new ArrayList<>();
    if (found.size() < all.size()) {
      parts.add(
          String.format(Locale.ROOT, "%d of %d groups have an optimum", found.size(), all.size()));
    }
    if (found.stream().anyMatch(r -> !r.optimum().interval().orElseThrow().isBounded())) {
      parts.add("not all optima are bounded");
    }
    if (found.size() > 2) {
      double[] y = found.stream().mapToDouble(r -> log2Optimum(r).value()).toArray();
      parts.add(
          String.format(
              Locale.ROOT, "at most %.2g octaves off the line", Slope.largestResidual(x, y)));
    }
    return String.join("; ", parts);
  }
}
