package dev.initsweep.theory;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Nearest;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PredictorSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the registry of predictors; it is a value. A new theory is a class and a line here. */
public final class Predictors {

  /** The theory that this project was built to test. */
  static final String PAPER = "Horii and Has 2026, doi 10.1109/TNNLS.2026.3721153";

  private static final List<Predictor> STANDARD =
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
          new VarianceAware(),
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

  private final List<Predictor> all;
  private final Function<PredictorSpec, Predictor> formulas;

  private Predictors(List<Predictor> all, Function<PredictorSpec, Predictor> formulas) {
    this.all = List.copyOf(all);
    this.formulas = formulas;
  }

  /** Gives the predictors that this version knows. */
  public static Predictors standard() {
    return new Predictors(STANDARD, Formula::new);
  }

  /**
   * Gives the same for plans that ran. A formula that an earlier version understood, and this one
   * does not, is known by what the table has of it.
   */
  public static Predictors ofKeptPlans() {
    return new Predictors(STANDARD, KeptFormula::of);
  }

  /**
   * Tells whether a formula learns from pilots.
   *
   * @throws IllegalArgumentException with the reason, one clause, if it is no formula
   */
  public static boolean formulaNeedsPilots(String formula) {
    try {
      return Formula.needsPilots(formula);
    } catch (FormulaLanguage.FormulaException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Gives these predictors and one more.
   *
   * @throws BadInputException if its name is taken, or is none that a plan can write
   */
  public Predictors with(Predictor own) {
    if (!own.name().matches("[a-z][a-z0-9-]*") || names().contains(own.name())) {
      throw new BadInputException(
          "Invalid predictor: %s (expected lower-case letters, digits and hyphens, and none of %s)"
              .formatted(own.name(), String.join(", ", names())));
    }
    return new Predictors(Stream.concat(all.stream(), Stream.of(own)).toList(), formulas);
  }

  /** Lists the names, in the order of the theory page; added ones last. */
  public List<String> names() {
    return all.stream().map(Predictor::name).toList();
  }

  /**
   * Finds the predictor that a plan asks for.
   *
   * @throws BadInputException if there is none of this name, and the message lists the known ones;
   *     or if a formula cannot be read or speaks of an unknown quantity
   */
  public Predictor named(PredictorSpec spec) {
    if (spec.isFormula()) {
      return formulas.apply(spec);
    }
    return all.stream()
        .filter(predictor -> predictor.name().equals(spec.name()))
        .findFirst()
        .orElseThrow(() -> unknown(spec.name()));
  }

  /** Tells whether any predictor of a group learns from pilots. */
  public boolean needPilots(GroupPlan group) {
    return group.predictors().stream().anyMatch(spec -> named(spec).needsPilots());
  }

  /** Lists the distinct cells that predictors of a plan learn from. */
  public Set<Cell> pilotCells(Plan plan) {
    return plan.groups().stream()
        .filter(this::needPilots)
        .flatMap(group -> group.pilotCells().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private BadInputException unknown(String name) {
    return new BadInputException(
        "Invalid predictor: %s (expected one of %s; the nearest is %s)"
            .formatted(name, String.join(", ", names()), Nearest.of(name, names()).orElseThrow()));
  }
}
