package dev.initsweep.theory;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Nearest;
import dev.initsweep.plan.PredictorSpec;
import java.util.List;
import java.util.stream.Collectors;

/** The registry of predictors. A new theory is a class and a line here. */
public final class Predictors {

  /** The theory that this project was built to test. */
  static final String PAPER = "Horii and Has 2026, doi 10.1109/TNNLS.2026.3721153";

  private static final List<Predictor> ALL =
      List.of(
          FixedScheme.HE,
          FixedScheme.HE_ZERO_BIASES,
          FixedScheme.HE_OUTPUT_1,
          FixedScheme.LECUN,
          FixedScheme.GLOROT,
          FixedScheme.PYTORCH_DEFAULT,
          FixedScheme.ORTHOGONAL,
          new Critical(),
          new UnitLogits(),
          new Lsuv(),
          new Kernel(),
          new FreeEnergy(),
          new EdgeOfStability(),
          new MeasuredCondition(
              "horii-has",
              "Horii and Has 2026, doi 10.1109/TNNLS.2026.3721153, Theorem III.3",
              CommonVariance::overall,
              CommonVariance::refusal),
          new LayerVariances(),
          new KlOnce(),
          new MeasuredCondition(
              "kl-norm",
              "after " + PAPER + "; theory page, \"From pilots\": the unweighted condition",
              Condition::squaredNorm),
          new MeasuredCondition(
              "kl-bound",
              "Theorem III.3 without biases on the axis global, after it on others: "
                  + PAPER
                  + "; theory page, \"From SGD to the bound\"",
              Condition::ofAxis),
          new MeasuredMinimum(
              "kl-total",
              "after " + PAPER + "; theory page, \"From pilots\": the divergence itself",
              MeasuredMinimum.Figure::divergence),
          new KlLayers(),
          new MeasuredMinimum(
              "pilot-1ep",
              "theory page, \"From pilots\": the baseline",
              MeasuredMinimum.Figure::lossAfterOneEpoch));

  private Predictors() {}

  /** The names of all registered predictors, in the order of the theory page. */
  public static List<String> names() {
    return ALL.stream().map(Predictor::name).collect(Collectors.toList());
  }

  /**
   * The predictor that a plan asks for.
   *
   * @throws BadInputException if there is none of this name, and the message lists the known ones;
   *     or if a formula cannot be read or speaks of an unknown quantity
   */
  public static Predictor named(PredictorSpec spec) {
    if (spec.isFormula()) {
      return new Formula(spec);
    }
    return ALL.stream()
        .filter(predictor -> predictor.name().equals(spec.name()))
        .findFirst()
        .orElseThrow(() -> unknown(spec.name()));
  }

  private static BadInputException unknown(String name) {
    return new BadInputException(
        "Invalid predictor: %s (expected one of %s; the nearest is %s)"
            .formatted(name, String.join(", ", names()), Nearest.of(name, names()).orElseThrow()));
  }
}
