package dev.initsweep.statistics;

import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Compares two test accuracies where both the seeds and the test images are samples. Seeds and
 * images are crossed random effects (Owen 2007). The variance of the mean is the sum of the
 * variances of the mean of seed means and of the mean of image means; their common part is counted
 * twice, which errs on the safe side. Degrees of freedom by Satterthwaite (1946).
 */
public final class TwoWayAccuracy {

  public static final String METHOD =
      "two-way standard error over seeds and test images (Owen 2007)";

  private TwoWayAccuracy() {}

  /**
   * A seed's pair.
   *
   * @param at correctness by test image at the prediction
   * @param he correctness by test image with He's scales
   */
  public record Pair(Bits at, Bits he) {}

  /**
   * Compares test accuracies, with seeds and test images as two sources of error.
   *
   * @param pairs by seed; at least one
   * @param images how many test images
   * @param confidence of the interval
   */
  public static PairedTest compare(List<Pair> pairs, int images, double confidence) {
    int seeds = pairs.size();
    double[] bySeed = new double[seeds];
    double[] byImage = new double[images];
    for (int s = 0; s < seeds; s++) {
      Pair pair = pairs.get(s);
      for (int i = 0; i < images; i++) {
        int difference = (pair.at().get(i) ? 1 : 0) - (pair.he().get(i) ? 1 : 0);
        bySeed[s] += (double) difference / images;
        byImage[i] += (double) difference / seeds;
      }
    }
    MeanEstimate overSeeds = MeanEstimate.of(bySeed);
    if (seeds < 2) {
      return new PairedTest(
          overSeeds.estimate(confidence),
          1,
          0,
          OptionalInt.empty(),
          METHOD,
          "one seed: no interval");
    }
    double seedPart = square(overSeeds.standardError());
    double imagePart = square(MeanEstimate.of(byImage).standardError());
    double variance = seedPart + imagePart;
    double mean = overSeeds.mean();
    if (variance == 0) {
      return new PairedTest(
          new Estimate(mean, new Interval(mean, mean)),
          mean == 0 ? 1 : 0,
          (int) Math.signum(mean),
          OptionalInt.empty(),
          METHOD,
          "");
    }
    double freedom =
        square(variance) / (square(seedPart) / (seeds - 1) + square(imagePart) / (images - 1));
    double standardError = Math.sqrt(variance);
    return new PairedTest(
        new Estimate(mean, StudentT.interval(mean, standardError, freedom, confidence)),
        StudentT.pValue(mean / standardError, freedom),
        (int) Math.signum(mean),
        furtherSeeds(seedPart, imagePart, mean, seeds, confidence),
        METHOD,
        String.format(
            Locale.ROOT,
            "standard error from seeds %.2g, from images %.2g",
            Math.sqrt(seedPart),
            Math.sqrt(imagePart)));
  }

  private static OptionalInt furtherSeeds(
      double seedPart, double imagePart, double mean, int seeds, double confidence) {
    double left = square(mean / StudentT.critical(confidence, 1e6)) - imagePart;
    if (left <= 0) {
      return OptionalInt.empty();
    }
    double half = StudentT.critical(confidence, seeds - 1) * Math.sqrt(seedPart);
    double distance = StudentT.critical(confidence, 1e6) * Math.sqrt(left);
    return StudentT.furtherSeeds(half, 0, distance, seeds, confidence);
  }

  private static double square(double value) {
    return value * value;
  }
}
