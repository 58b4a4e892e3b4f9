package dev.initsweep.theory;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Nearest;
import dev.initsweep.plan.PredictorSpec;
import java.util.List;
import java.util.stream.Collectors;

/** The registry of predictors. A new theory is a class and a line here. */
public final class Predictors {

  private static final List<Predictor> ALL =
      List.of(
          FixedScheme.HE,
          FixedScheme.LECUN,
          FixedScheme.GLOROT,
          FixedScheme.PYTORCH_DEFAULT,
          FixedScheme.ORTHOGONAL,
          new Critical(),
          new KlOnce(),
          new MeasuredCondition(
              "kl-norm",
              "theory page, \"From pilots\": the unweighted condition",
              Condition::squaredNorm),
          new MeasuredCondition(
              "kl-bound",
              "derived from the abstract of arXiv:2508.12834; theory page, \"From SGD to the"
                  + " bound\"",
              Condition::ofAxis));

  private Predictors() {}

  /** The names of all registered predictors, in the order of the theory page. */
  public static List<String> names() {
    return ALL.stream().map(Predictor::name).collect(Collectors.toList());
  }

  /**
   * The predictor that a plan asks for.
   *
   * @throws BadInputException if there is none of this name; the message lists the known ones
   */
  public static Predictor named(PredictorSpec spec) {
    if (spec.isFormula()) {
      throw new BadInputException(
          "Invalid predictor: %s (formulas are not available yet)".formatted(spec.name()));
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
