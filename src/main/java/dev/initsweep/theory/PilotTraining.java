package dev.initsweep.theory;

import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Scales;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds what a training says of the weights' size.
 *
 * @param scales what it started at
 * @param seed its seed
 * @param before measured before the first step
 * @param after measured at the question's budget
 * @param outcome all of it
 */
record PilotTraining(
    Scales scales, long seed, Evaluation before, Evaluation after, Outcome.Trained outcome) {

  /** The weights' mean square by layer before the first step. */
  List<Double> start() {
    return before.meanSquares();
  }

  /** The weights' mean square by layer at the question's budget. */
  List<Double> end() {
    return after.meanSquares();
  }

  /** The trainings of a question that were trained to the last epoch in the group's setting. */
  static List<PilotTraining> of(PredictorInput question) {
    return question.pilots().stream()
        .filter(result -> result.cell().setting().equals(question.group().setting()))
        .flatMap(
            result ->
                result.outcome() instanceof Outcome.Trained trained
                    ? trained
                        .atBudget(question.budget())
                        .map(
                            end ->
                                new PilotTraining(
                                    result.cell().scales(),
                                    result.cell().seed(),
                                    trained.start(),
                                    end,
                                    trained))
                        .stream()
                    : Stream.empty())
        .toList();
  }

  /** Returns how many trainings of a question diverged. */
  static long diverged(PredictorInput question) {
    return question.pilots().stream()
        .filter(result -> result.cell().setting().equals(question.group().setting()))
        .filter(result -> result.outcome() instanceof Outcome.Diverged)
        .count();
  }
}
