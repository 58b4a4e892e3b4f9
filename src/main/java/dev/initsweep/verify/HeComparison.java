package dev.initsweep.verify;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.VerdictSettings;
import dev.initsweep.race.Response;
import dev.initsweep.statistics.PairedLoss;
import dev.initsweep.statistics.PairedTest;
import dev.initsweep.statistics.TwoWayAccuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Claims 2 and 3: the prediction against He's scheme, paired by seed. */
final class HeComparison {

  private final GroupData data;
  private final VerdictSettings settings;
  private final List<Long> seeds = new ArrayList<>();
  private final Prediction prediction;

  HeComparison(GroupData data, Prediction prediction) {
    this.data = data;
    this.settings = data.plan().verdict();
    this.prediction = prediction;
    for (long seed : data.seeds()) {
      if (data.reading(at(seed)).isPresent() && data.reading(he(seed)).isPresent()) {
        seeds.add(seed);
      }
    }
  }

  /** Tells whether the prediction is He's scheme itself, which has nothing to be compared with. */
  static boolean isHe(GroupData data, Prediction prediction) {
    return GroupData.cell(prediction, 0)
        .map(Cell::id)
        .equals(Optional.of(data.plan().group().he(0).id()));
  }

  private Cell at(long seed) {
    return GroupData.cell(prediction, seed).orElseThrow();
  }

  private Cell he(long seed) {
    return data.plan().group().he(seed);
  }

  /** Share of the seeds that have both trainings. */
  private boolean isComplete() {
    return !seeds.isEmpty() && seeds.size() >= settings.completeness() * data.seeds().size();
  }

  private ClaimResult incomplete(String method) {
    return ClaimResult.bare(
        Conclusion.INCOMPLETE,
        method,
        String.format(Locale.ROOT, "%d of %d pairs are done", seeds.size(), data.seeds().size()));
  }

  /** Claim 2. */
  ClaimResult loss() {
    if (!isComplete()) {
      return incomplete(PairedLoss.T_METHOD);
    }
    return draft(PairedLoss.compare(pairs(Response::log), 1 - data.level()), -1);
  }

  /** Claim 3. */
  ClaimResult accuracy() {
    if (!isComplete()) {
      return incomplete(TwoWayAccuracy.METHOD);
    }
    List<TwoWayAccuracy.Pair> bits = new ArrayList<>();
    int images = 0;
    if (settings.budget() == 0 || settings.budget() == data.plan().group().setting().epochs()) {
      for (long seed : seeds) {
        if (trained(at(seed)) instanceof Outcome.Trained at
            && trained(he(seed)) instanceof Outcome.Trained he) {
          bits.add(new TwoWayAccuracy.Pair(at.testCorrect(), he.testCorrect()));
          images = images(at);
        }
      }
    }
    if (bits.size() == seeds.size()) {
      return draft(TwoWayAccuracy.compare(bits, images, 1 - data.level()), 1);
    }
    // Without correctness of each image there are the seeds alone; less is better, hence errors.
    PairedTest errors = PairedLoss.compare(pairs(r -> 1 - r.accuracy()), 1 - data.level());
    return draft(negated(errors), 1);
  }

  private Outcome trained(Cell cell) {
    return data.result(cell).map(CellResult::outcome).orElseThrow();
  }

  /** The number of test images, which the bits round up to whole bytes. */
  private static int images(Outcome.Trained trained) {
    double accuracy = trained.end().testAccuracy();
    int bits = trained.testCorrect().toBytes().length * Byte.SIZE;
    int correct = trained.testCorrect().count();
    return correct == 0 || !(accuracy > 0)
        ? bits
        : (int) Math.min(bits, Math.round(correct / accuracy));
  }

  private interface Value {
    double of(Response reading);
  }

  private List<PairedLoss.Pair> pairs(Value value) {
    return seeds.stream()
        .map(
            seed -> {
              Response at = data.reading(at(seed)).orElseThrow();
              Response he = data.reading(he(seed)).orElseThrow();
              return new PairedLoss.Pair(value.of(at), at.diverged(), value.of(he), he.diverged());
            })
        .toList();
  }

  private static PairedTest negated(PairedTest p) {
    Interval interval = p.estimate().interval();
    return new PairedTest(
        new Estimate(-p.estimate().value(), new Interval(-interval.high(), -interval.low())),
        p.pValue(),
        -p.sign(),
        p.seedsToDecide(),
        p.method().replace("log metric", "accuracy") + ", over seeds only",
        p.caveat());
  }

  private ClaimResult draft(PairedTest paired, int claimed) {
    // Over the look's share of the error rate: comparable among looks, and with Holm's correction.
    double pValue = Math.min(1, paired.pValue() / data.share());
    boolean significant = pValue <= 1 - settings.confidence();
    Conclusion conclusion =
        !significant || paired.sign() == 0
            ? Conclusion.UNDECIDED
            : paired.sign() == claimed ? Conclusion.HOLDS : Conclusion.CONTRADICTED;
    return new ClaimResult(
        conclusion,
        Double.isNaN(paired.estimate().value()) ? Optional.empty() : Optional.of(paired.estimate()),
        OptionalDouble.of(pValue),
        conclusion == Conclusion.UNDECIDED ? paired.seedsToDecide() : OptionalInt.empty(),
        paired.method(),
        paired.caveat());
  }
}
