package dev.initsweep.verify;

import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.Outcome;
import dev.initsweep.plan.Metric;
import dev.initsweep.plan.VerdictSettings;
import java.util.List;
import java.util.Optional;

/**
 * What the statistics see of a cell.
 *
 * @param log natural log of the metric at the budget, at most that of guessing, which is also what
 *     a diverged cell gets
 * @param accuracy test accuracy at the budget; NaN where diverged
 * @param diverged whether the training had diverged by then
 */
record Reading(double log, double accuracy, boolean diverged) {

  /** Smaller losses are no longer told apart by float arithmetic. */
  private static final double LEAST_LOSS = 1e-12;

  /** Less than one error among fifty thousand images. */
  private static final double LEAST_ERROR = 1e-5;

  /** Stands for a cell that is not there. */
  static final Reading MISSING = new Reading(Double.NaN, Double.NaN, false);

  boolean isMissing() {
    return Double.isNaN(log);
  }

  /** Reads a cell; empty where it failed or has no evaluation at the budget. */
  static Optional<Reading> of(Outcome outcome, VerdictSettings settings, int classes) {
    double worst = Math.log(guessing(settings.metric(), classes));
    if (outcome instanceof Outcome.Trained trained) {
      Optional<Evaluation> evaluation =
          settings.budget() == 0
              ? Optional.of(trained.end())
              : at(trained.checkpoints(), settings.budget());
      return evaluation.map(e -> finite(e, settings.metric(), worst));
    }
    if (outcome instanceof Outcome.Diverged diverged) {
      Optional<Evaluation> before =
          settings.budget() == 0 ? Optional.empty() : at(diverged.checkpoints(), settings.budget());
      return Optional.of(
          before
              .map(e -> finite(e, settings.metric(), worst))
              .orElse(new Reading(worst, Double.NaN, true)));
    }
    return Optional.empty();
  }

  private static Reading finite(Evaluation evaluation, Metric metric, double worst) {
    double least = metric == Metric.TEST_ERROR ? LEAST_ERROR : LEAST_LOSS;
    double log = Math.log(Math.max(metric.of(evaluation), least));
    return new Reading(Math.min(log, worst), evaluation.testAccuracy(), false);
  }

  private static Optional<Evaluation> at(List<Checkpoint> checkpoints, int epoch) {
    return checkpoints.stream()
        .filter(c -> c.epoch() == epoch)
        .map(Checkpoint::evaluation)
        .findFirst();
  }

  /** The metric of a network that gives every class the same probability. */
  static double guessing(Metric metric, int classes) {
    return metric == Metric.TEST_ERROR ? 1 - 1.0 / classes : Math.log(classes);
  }
}
