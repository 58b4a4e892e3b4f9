package dev.initsweep.recommend;

import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Verdict;
import dev.initsweep.verify.CurvePoint;
import dev.initsweep.verify.GroupReport;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Names the variance to use, and why.
 *
 * @param g variance times fan-in: He's 2, unless another is shown to be no worse
 * @param isHe whether it is He's because nothing else was shown to be no worse
 * @param interval confidence interval of the best g
 * @param candidate the g that was held against He's
 * @param metric the loss that was compared
 * @param loss natural log of the candidate's loss over He's, paired by fresh seeds
 * @param accuracy test accuracy over He's, difference of fractions
 * @param reason one sentence
 */
public record Recommendation(
    double g,
    boolean isHe,
    Optional<Interval> interval,
    double candidate,
    String metric,
    Optional<Estimate> loss,
    Optional<Estimate> accuracy,
    String reason) {

  /** A loss more than this above He's must be excluded by the interval. */
  static final double TOLERANCE = .05;

  static final String PREDICTOR = "candidate";

  /** Judges a candidate by cells of seeds that had no part in choosing it. */
  static Recommendation of(GroupReport report, double candidate) {
    Optional<Estimate> loss = estimate(report, Claim.LOWER_LOSS);
    Optional<Estimate> accuracy = estimate(report, Claim.HIGHER_ACCURACY);
    String metric = report.plan().verdict().metric().label();
    if (candidate == Scales.HE) {
      return he(report, candidate, "no other variance of the search had a lower mean " + metric);
    }
    if (loss.isEmpty()) {
      return he(report, candidate, "the fresh seeds allow no paired comparison");
    }
    if (loss.get().interval().high() > Math.log1p(TOLERANCE)) {
      return he(
          report,
          candidate,
          String.format(
              Locale.ROOT,
              "the interval does not exclude a %s more than %.0f %% above He's",
              metric,
              100 * TOLERANCE));
    }
    return new Recommendation(
        candidate,
        false,
        report.optimum().interval(),
        candidate,
        metric,
        loss,
        accuracy,
        String.format(
            Locale.ROOT,
            "the interval excludes a %s more than %.0f %% above He's",
            metric,
            100 * TOLERANCE));
  }

  private static Recommendation he(GroupReport report, double candidate, String reason) {
    return new Recommendation(
        Scales.HE,
        true,
        report.optimum().interval(),
        candidate,
        report.plan().verdict().metric().label(),
        estimate(report, Claim.LOWER_LOSS),
        estimate(report, Claim.HIGHER_ACCURACY),
        reason);
  }

  private static Optional<Estimate> estimate(GroupReport report, Claim claim) {
    return report.verdicts().stream()
        .filter(v -> v.predictor().equals(PREDICTOR) && v.claim() == claim)
        .findFirst()
        .flatMap(Verdict::estimate);
  }

  /** Returns where the search puts its candidate: the fitted optimum, or the best point. */
  static double candidate(GroupReport report) {
    OptionalDouble fitted = report.optimum().coordinate();
    List<CurvePoint> points =
        report.curve().stream().filter(p -> Double.isFinite(p.geometricMean())).toList();
    double best =
        fitted.orElseGet(
            () ->
                points.stream()
                    .min(Comparator.comparingDouble(CurvePoint::geometricMean))
                    .map(CurvePoint::coordinate)
                    .orElse(Scales.HE));
    // Predictions are made at sixty-fourths of an octave.
    double octaves = Math.rint(64 * Math.log(best) / Math.log(2)) / 64;
    return octaves == 1 ? Scales.HE : StrictMath.pow(2, octaves);
  }
}
