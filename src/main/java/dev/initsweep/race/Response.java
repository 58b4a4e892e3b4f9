package dev.initsweep.race;

import dev.initsweep.cell.CellReading;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.LogLoss;
import dev.initsweep.cell.Status;
import dev.initsweep.plan.Metric;
import dev.initsweep.plan.VerdictSettings;
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

  /**
   * Reads a cell; empty where it failed or has no evaluation at the budget.
   *
   * @param reading of the budget's epochs
   */
  public static Optional<Response> of(CellReading reading, VerdictSettings settings) {
    int classes = reading.cell().setting().architecture().classes();
    double worst = Math.log(guessing(settings.metric(), classes));
    if (reading.evaluation().isEmpty() && reading.status() == Status.DIVERGED) {
      return Optional.of(new Response(worst, Double.NaN, true));
    }
    return reading.evaluation().map(e -> finite(e, settings.metric(), worst));
  }

  private static Response finite(Evaluation evaluation, Metric metric, double worst) {
    return new Response(Math.min(log(metric, evaluation), worst), evaluation.testAccuracy(), false);
  }

  /** Returns the natural log of a metric, of its floor where it is smaller. */
  public static double log(Metric metric, Evaluation evaluation) {
    double value = metric.of(evaluation);
    return metric == Metric.TEST_ERROR ? Math.log(Math.max(value, LEAST_ERROR)) : LogLoss.of(value);
  }

  /** Returns the metric of a network that gives every class the same probability. */
  public static double guessing(Metric metric, int classes) {
    return metric == Metric.TEST_ERROR ? 1 - 1.0 / classes : Math.log(classes);
  }
}
