package dev.initsweep.theory;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Scales;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a training says of the weights' size.
 *
 * @param scales what it started at
 * @param seed its seed
 * @param start the weights' mean square by layer before the first step
 * @param end the same at the question's budget
 * @param startBiases the biases' mean square by layer before the first step; none where the network
 *     has no biases, or the row is of an earlier format
 * @param endBiases the same at the question's budget
 * @param outcome all of it
 */
record Measured(
    Scales scales,
    long seed,
    List<Double> start,
    List<Double> end,
    List<Double> startBiases,
    List<Double> endBiases,
    Outcome.Trained outcome) {

  /** The trainings of a question that were trained to the last epoch in the group's setting. */
  static List<Measured> of(Question question) {
    return question.pilots().stream()
        .filter(result -> result.cell().setting().equals(question.group().setting()))
        .flatMap(
            result ->
                result.outcome() instanceof Outcome.Trained trained
                    ? evaluation(trained, question.budget())
                        .map(
                            end ->
                                new Measured(
                                    result.cell().scales(),
                                    result.cell().seed(),
                                    trained.start().meanSquares(),
                                    end.meanSquares(),
                                    trained.start().biasMeanSquares(),
                                    end.biasMeanSquares(),
                                    trained))
                        .stream()
                    : Stream.empty())
        .toList();
  }

  /** Whether the size of the biases is known, or there are none. */
  boolean knowsBiases(Architecture architecture) {
    return !architecture.hasBiases() || !(startBiases.isEmpty() || endBiases.isEmpty());
  }

  /** How many trainings of a question diverged. */
  static long diverged(Question question) {
    return question.pilots().stream()
        .filter(result -> result.cell().setting().equals(question.group().setting()))
        .filter(result -> result.outcome() instanceof Outcome.Diverged)
        .count();
  }

  private static Optional<Evaluation> evaluation(Outcome.Trained trained, int budget) {
    if (budget == 0) {
      return Optional.of(trained.end());
    }
    return trained.checkpoints().stream()
        .filter(checkpoint -> checkpoint.epoch() == budget)
        .map(Checkpoint::evaluation)
        .findFirst();
  }
}
