package dev.initsweep.theory;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.PredictorSpec;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A formula of a plan that ran, which this version does not understand: earlier ones took {@code
 * 2width} for {@code 2*width}. What it predicted stands in the table.
 */
final class KeptFormula implements Predictor {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  private final PredictorSpec spec;
  private final BadInputException reason;

  private KeptFormula(PredictorSpec spec, BadInputException reason) {
    this.spec = spec;
    this.reason = reason;
  }

  /** Returns the formula itself where this version understands it. */
  static Predictor of(PredictorSpec spec) {
    try {
      return new Formula(spec);
    } catch (BadInputException e) {
      return new KeptFormula(spec, e);
    }
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public String citation() {
    return Formula.citation(spec);
  }

  @Override
  public boolean needsPilots() {
    // What it learned from is part of the key by which the table's prediction is found.
    List<String> names =
        NAME.matcher(spec.formula())
            .results()
            .map(MatchResult::group)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList();
    return Formula.areMeasured(names);
  }

  @Override
  public Prediction predict(PredictorInput question) {
    return new PredictionBuilder(question, this).none(reason.getMessage());
  }
}
