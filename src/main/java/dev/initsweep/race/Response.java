package dev.initsweep.race;

import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.LogLoss;
import dev.initsweep.cell.Outcome;
import dev.initsweep.plan.Metric;
import dev.initsweep.plan.VerdictSettings;
import java.util.List;
import java.util.Optional;

/**
 * Holds what the statistics see of a cell.
 *
 * @param log natural log of the metric at the budget, at most that of guessing, which is also what
 *     a diverged cell gets
 * @param accuracy test accuracy at the budget; NaN where diverged
 * @param diverged whether the training had diverged by then
 */
public record Response(double log, double accuracy, boolean diverged) {

  /** Less than one error among fifty thousand images. */
  private static final double LEAST_ERROR = 1e-5;

  /** Stands for a cell that is not there. */
  public static final Response MISSING = new Response(Double.NaN, Double.NaN, false);

  /** Tells whether it stands for a cell that is not there. */
  public boolean isMissing() {
    return Double.isNaN(log);
  }

  /** Reads a cell; empty where it failed or has no evaluation at the budget. */
  public static Optional<Response> of(Outcome outcome, VerdictSettings settings, int classes) {
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
              .orElse(new Response(worst, Double.NaN, true)));
    }
    return Optional.empty();
  }

  private static Response finite(Evaluation evaluation, Metric metric, double worst) {
    return new Response(Math.min(log(metric, evaluation), worst), evaluation.testAccuracy(), false);
  }

  /** Returns the natural log of a metric, of its floor where it is smaller. */
  public static double log(Metric metric, Evaluation evaluation) {
    double value = metric.of(evaluation);
    return metric == Metric.TEST_ERROR ? Math.log(Math.max(value, LEAST_ERROR)) : LogLoss.of(value);
  }

  private static Optional<Evaluation> at(List<Checkpoint> checkpoints, int epoch) {
    return checkpoints.stream()
        .filter(c -> c.epoch() == epoch)
        .map(Checkpoint::evaluation)
        .findFirst();
  }

  /** Returns the metric of a network that gives every class the same probability. */
  public static double guessing(Metric metric, int classes) {
    return metric == Metric.TEST_ERROR ? 1 - 1.0 / classes : Math.log(classes);
  }
}
